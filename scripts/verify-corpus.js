// Says how often `verify` is right about a folder of PDFs that somebody else has judged: npm run verify-corpus <folder>.
// A name with "pass" or "fail" between hyphens tells what must be said, as in the corpus of veraPDF. With --strict the
// exit code is 1 if a good file is refused.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What must be said about a file, by its name. */
export function verdictOf(name) {
  const words = basename(name).toLowerCase().split(/[-_.]/);
  if (words.includes('pass')) return 'good';
  return words.includes('fail') ? 'bad' : undefined;
}

/**
 * @param {readonly {name: string, rules: readonly string[]}[]} files names, and the rules that each breaks
 * @returns the confusion table as Markdown, with the files about which `verify` is wrong
 */
export function confusionTable(files) {
  const judged = files.filter(({ name }) => verdictOf(name) !== undefined);
  const those = (verdict, isBroken) =>
    judged.filter(({ name, rules }) => verdictOf(name) === verdict && rules.length > 0 === isBroken);
  const refused = those('good', true);
  const passed = those('bad', false);
  const row = (verdict) => `| ${verdict} | ${those(verdict, false).length} | ${those(verdict, true).length} |`;
  const list = (title, found) => (found.length === 0 ? [] : ['', `${title}:`, ...found]);
  const lines = [
    '| file | no rule broken | refused |',
    '|---|---:|---:|',
    row('good'),
    row('bad'),
    ...list(
      'Good files that are refused',
      refused.map(({ name, rules }) => `- ${name}: ${[...new Set(rules)].join(', ')}`),
    ),
    ...list(
      'Bad files that pass',
      passed.map(({ name }) => `- ${name}`),
    ),
    ...list(
      'Files whose names say nothing',
      files.filter((file) => !judged.includes(file)).map(({ name }) => `- ${name}`),
    ),
  ];
  return { text: `${lines.join('\n')}\n`, refused: refused.length, passed: passed.length };
}

async function main([folder, ...flags]) {
  if (folder === undefined) {
    process.stderr.write('Which folder? npm run verify-corpus <folder>\n');
    return 2;
  }
  const { checkPdf } = await import(new URL('../dist/pdfua/check-pdf.js', import.meta.url).href);
  const names = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.pdf'))
    .sort();
  const files = names.map((name) => ({
    name,
    rules: checkPdf(readFileSync(join(folder, name)), 'standard').map(({ rule }) => rule),
  }));
  const { text, refused } = confusionTable(files);
  process.stdout.write(text);
  return flags.includes('--strict') && refused > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}
