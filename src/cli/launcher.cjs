#!/usr/bin/env node
// Not compiled, so that npm finds the bin before the first build. Runs the compiled program. In CommonJS, as the bundle is:
// for a module of the other kind Node.js loads its second loader, which takes 5 ms.
const { existsSync } = require('node:fs');
const { join } = require('node:path');
// Node.js has a code cache for its own modules, which V8 refuses once flags are set: what most commands need is loaded first,
// and for help what writes it.
if (/^[a-z]/.test(process.argv[2] ?? '')) for (const name of ['node:crypto', 'node:zlib']) require(name);
else process.stdout.writable;
const { runProgram } = require('./load-program.cjs');

async function run(program) {
  const args = process.argv.slice(2);
  try {
    await runProgram(program, async ({ main }) => {
      process.exitCode = await main(args);
      return args[0] === 'build' && process.exitCode === 0;
    });
  } catch (cause) {
    // `main` reports everything else: only a file of the program that cannot be opened gets here.
    process.stderr.write(`error: The program cannot be loaded: ${cause instanceof Error ? cause.message : cause}\n`);
    process.exitCode = 3;
    return;
  }
  // All is written. Node.js would free all memory, piece by piece, before it ends: 3 % of a cold brief.
  process.exit();
}

const program = join(__dirname, '..', '..', 'dist', 'bundle', 'main.js');
if (existsSync(program)) {
  run(program);
} else {
  process.stderr.write('policy-brief is not compiled yet. Run "npm start" or "npm run compile" in its folder first.\n');
  process.exitCode = 2;
}
