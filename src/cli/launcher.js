#!/usr/bin/env node
// Committed, so that npm finds the bin before the first build; it only hands over to the compiled program.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadProgram } from './load-program.js';

const program = fileURLToPath(new URL('../../dist/bundle/main.js', import.meta.url));
if (existsSync(program)) {
  try {
    const { main } = loadProgram(program);
    process.exitCode = await main(process.argv.slice(2));
  } catch (cause) {
    // `main` tells all else itself: what comes here is that a file of the program cannot be opened.
    process.stderr.write(`error: The program cannot be loaded: ${cause instanceof Error ? cause.message : cause}\n`);
    process.exitCode = 3;
  }
} else {
  process.stderr.write('policy-brief is not compiled yet. Run "npm start" or "npm run compile" in its folder first.\n');
  process.exitCode = 2;
}
