import { catalogue, type DiagnosticCode } from './codes.js';
import { displayWidth } from './display-width.js';
import { changes } from './explanations/changes.js';
import { command } from './explanations/command.js';
import { contentPlaces } from './explanations/content.js';
import { contentNames } from './explanations/content-names.js';
import { contentSafety } from './explanations/content-safety.js';
import type { Explanation } from './explanations/explanation.js';
import { lintLanguages } from './explanations/lint.js';
import { lintProse } from './explanations/lint-prose.js';
import { pages } from './explanations/pages.js';
import { yaml } from './explanations/yaml.js';
import { nearest } from './suggest.js';

/** Columns of a terminal. */
const maxWidth = 80;

/** Every code explained to an editor. A code without an explanation does not compile. */
export const explanations: { readonly [Code in DiagnosticCode]: Explanation } = {
  ...command,
  ...yaml,
  ...contentPlaces,
  ...contentNames,
  ...contentSafety,
  ...lintLanguages,
  ...lintProse,
  ...changes,
  ...pages,
};

/** A code explained, as `--json` prints it. */
export interface ExplanationJson extends Explanation {
  readonly code: DiagnosticCode;
  readonly meaning: string;
}

export function explanationJson(code: DiagnosticCode): ExplanationJson {
  return { code, meaning: catalogue[code], ...explanations[code] };
}

export const allCodes = Object.keys(catalogue) as readonly DiagnosticCode[];

/** A code explained for a terminal, as lines. */
export function explanationLines(code: DiagnosticCode): readonly string[] {
  const { means, wrong, right, why, mend } = explanations[code];
  return [
    `${code}: ${catalogue[code]}`,
    '',
    ...wrapped(means),
    '',
    'For example:',
    ...indented(wrong),
    '',
    'Write instead:',
    ...indented(right),
    '',
    'Why it matters:',
    ...wrapped(why),
    '',
    'How to mend it:',
    ...wrapped(mend),
  ];
}

/** Every code with its meaning, one on each line. */
export function catalogueLines(): readonly string[] {
  const longest = Math.max(...allCodes.map((code) => code.length));
  return allCodes.map((code) => `${code.padEnd(longest)}  ${catalogue[code]}`);
}

/** The code that was typed: whole, in brackets as messages end with it, or without its stage. */
export function codeNamed(typed: string): DiagnosticCode | undefined {
  const name = bare(typed);
  const matches = allCodes.filter((code) => code === name || withoutStage(code) === name);
  return matches.length === 1 ? matches[0] : undefined;
}

export function nearestCode(typed: string): string | undefined {
  const name = bare(typed);
  const ending = nearest(name, allCodes.map(withoutStage));
  return nearest(name, allCodes) ?? allCodes.find((code) => withoutStage(code) === ending);
}

function bare(typed: string): string {
  return typed.trim().replace(/^\[|\]$/g, '');
}

function withoutStage(code: string): string {
  return code.slice(code.indexOf('/') + 1);
}

function indented(text: string): readonly string[] {
  return text.split('\n').map((line) => `    ${line}`.trimEnd());
}

/** Broken at spaces; runs of Chinese in the explanations are short enough to stay whole. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && displayWidth(`${line} ${word}`) > maxWidth) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
