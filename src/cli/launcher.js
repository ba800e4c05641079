#!/usr/bin/env node
// The launcher under its former name, for whoever calls it in a checkout. `import` would make Node.js look for the names
// of what it loads.
process.getBuiltinModule('node:module').createRequire(import.meta.url)('./launcher.cjs');
