#!/usr/bin/env node
// Not compiled, so that npm finds the bin before the first build. Runs the compiled program.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadProgram } from './load-program.js';

const program = fileURLToPath(new URL('../../dist/bundle/main.js', import.meta.url));
if (existsSync(program)) {
  try {
    const { main } = loadProgram(program);
    process.exitCode = await main(process.argv.slice(2));
  } catch (cause) {
    // `main` reports everything else: only a file of the program that cannot be opened gets here.
    process.stderr.write(`error: The program cannot be loaded: ${cause instanceof Error ? cause.message : cause}\n`);
    process.exitCode = 3;
  }
} else {
  process.stderr.write('policy-brief is not compiled yet. Run "npm start" or "npm run compile" in its folder first.\n');
  process.exitCode = 2;
}
