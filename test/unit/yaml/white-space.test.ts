import { describe, expect, it } from 'vitest';
import { found } from '../../support/mistakes.js';
import { miniPackFolder, packFiles } from '../../support/packs.js';

const argument = new TextDecoder().decode(
  packFiles(miniPackFolder).find(({ path }) => path === 'argument.yaml')?.bytes ?? new Uint8Array(),
);
const noBreak = '\u00a0';

/** What is said where lines are written anew: the code and the place of each message. */
function told(find: string, write: string) {
  expect(argument).toContain(find);
  const text = argument.replace(find, () => write);
  return found({ files: { 'argument.yaml': text } }).diagnostics.map(({ code, span }) => ({
    code,
    line: text.slice(0, span?.start).split('\n').length,
    at: text.slice(span?.start, span?.end),
  }));
}

const lineOf = (find: string) => argument.slice(0, argument.indexOf(find)).split('\n').length;
const retabbed = (line: string, indent: string) => line.replace(/^ +/gm, indent);

describe('lines of other white space', () => {
  it.each([
    '        priority: must',
    '        text:\n          en: "Begin',
    '          en:\n            full: "Con',
    '            full: "Continue with',
    '      - id: begin',
    '    measures:\n      - id: begin',
    '  - id: second',
    '    figures: {',
  ])('of which one is indented by any number of tabs is told once, and stands where its neighbours say: %j', (find) => {
    const [first = '', ...rest] = find.split('\n');
    for (const tabs of ['\t', '\t\t', '\t\t\t', '\t\t\t\t\t']) {
      const write = [retabbed(first, tabs), ...rest].join('\n');
      expect(told(find, write)).toEqual([{ code: 'yaml/syntax', line: lineOf(find), at: tabs }]);
    }
  });

  it('of which several in a row are indented by tabs keep how they stand to one another', () => {
    const find = '        text:\n          en: "Begin early."\n          zh-Hant: "及早開始。"';
    for (const write of [
      '\ttext:\n\t\ten: "Begin early."\n\t\tzh-Hant: "及早開始。"',
      '\t\t\t\ttext:\n\t\t\t\t\ten: "Begin early."\n\t\t\t\t\tzh-Hant: "及早開始。"',
    ]) {
      expect(told(find, write).map(({ line }) => line)).toEqual([lineOf(find)]);
    }
  });

  it.each([
    '      - id: begin',
    '        source: { paragraphs: [2] }\n        topics: [patience]',
    '    figures: { part: 2, all: 3 }',
    '          en: "Begin early."',
    '    measures:',
  ])('with no-break spaces for all their spaces are told once: %j', (find) => {
    const [first = '', ...rest] = find.split('\n');
    const quoted = /"[^"]*"/.exec(first)?.[0] ?? '';
    const write = [first.replace(quoted, '').replaceAll(' ', noBreak) + quoted, ...rest].join('\n');
    const indent = /^ */.exec(first)?.[0].length ?? 0;
    expect(told(find, write)).toEqual([{ code: 'yaml/syntax', line: lineOf(find), at: noBreak.repeat(indent) }]);
  });

  it.each([
    ['      - id: begin', `      -${noBreak}id: begin`],
    ['      - id: begin', `      -${noBreak}id:${noBreak}begin`],
    ['{ paragraphs: [1] }', `{${noBreak}paragraphs:${noBreak}[1]${noBreak}}`],
    ['{ part: 2, all: 3 }', `{ part: 2,${noBreak}all: 3 }`],
  ])('in which only the spaces between signs are special: %j as %j', (find, write) => {
    expect(told(find, write)).toEqual([{ code: 'yaml/syntax', line: lineOf(find), at: noBreak }]);
  });
});

describe('a key that has lost its spaces', () => {
  it.each([
    ['    headline:\n      en: "Do the first', 0],
    ['        priority: must', 4],
    ['        topics: [patience]', 4],
  ])('is told where it stands, whatever notes are below it: %j', (find, indent) => {
    const [first = '', ...rest] = find.split('\n');
    const write = [' '.repeat(indent) + first.trim(), ...rest].join('\n');
    const all = told(find, write);
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ line: lineOf(find), at: first.trim().replace(/:.*/, '') });
  });

  it('is not looked for in a note', () => {
    const { diagnostics, sources } = found({
      edits: [
        { file: 'pack.yaml', find: '  title:\n    en: "A small', write: 'title:\n    en: "A small' },
        { file: 'pack.yaml', find: '  source: smith2025', write: '  # Which work it is.\n  source: smith2025' },
      ],
    });
    const text = sources.get('pack.yaml')?.text ?? '';
    expect(diagnostics.map(({ span }) => text.slice(span?.start, span?.end))).toEqual(['title']);
  });
});
