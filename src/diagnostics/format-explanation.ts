import { catalogue, type DiagnosticCode } from './codes.js';
import { displayWidth } from './display-width.js';
import { explanations } from './explanations.js';
import { nearest } from './suggest.js';

const width = 80;

/** A code explained, as `--json` prints it. */
export interface ExplanationJson {
  readonly code: DiagnosticCode;
  readonly meaning: string;
  readonly means: string;
  readonly wrong: string;
  readonly right: string;
  readonly why: string;
  readonly mend: string;
}

export function explanationJson(code: DiagnosticCode): ExplanationJson {
  return { code, meaning: catalogue[code], ...explanations[code] };
}

export const allCodes = Object.keys(catalogue) as readonly DiagnosticCode[];

/** A code explained to a person, as lines. */
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

/** Every code with what it means, one on each line. */
export function catalogueLines(): readonly string[] {
  const longest = Math.max(...allCodes.map((code) => code.length));
  return allCodes.map((code) => `${code.padEnd(longest)}  ${catalogue[code]}`);
}

/** The code that was typed, also in brackets, as messages end with it, or without its stage. */
export function codeNamed(typed: string): DiagnosticCode | undefined {
  const name = typed.trim().replace(/^\[|\]$/g, '');
  const fits = allCodes.filter((code) => code === name || code.split('/')[1] === name);
  return fits.length === 1 ? fits[0] : undefined;
}

export function nearestCode(typed: string): string | undefined {
  const name = typed.trim().replace(/^\[|\]$/g, '');
  return nearest(name, allCodes) ?? allCodes.find((code) => code.split('/')[1] === nearest(name, allCodes.map(ending)));
}

function ending(code: string): string {
  return code.split('/')[1] ?? code;
}

function indented(text: string): readonly string[] {
  return text.split('\n').map((line) => `    ${line}`.trimEnd());
}

/** Broken between words; Chinese words are short enough here to stay whole. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && displayWidth(`${line} ${word}`) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
