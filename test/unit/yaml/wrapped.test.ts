import { describe, expect, it } from 'vitest';
import { toPlain } from '../../../src/validation/located.js';
import { readWithRepairs } from '../../../src/yaml/read-yaml.js';

/** What is said of a file, by its stretches, and its value as it was read on. */
function told(text: string) {
  const { tree, diagnostics } = readWithRepairs({ id: 'a.yaml', text });
  return {
    at: diagnostics.map(({ code, span }) => `${code} ${text.slice(span?.start, span?.end)}`),
    value: tree && toPlain(tree),
  };
}

const inPlace = (lines: string) => `headline:\n${lines}\n  fr: "Le soir"\nweights: { budget: 2 }\n`;
const read = (en: string) => ({ headline: { en, fr: 'Le soir' }, weights: { budget: '2' } });

describe('a text that goes on in lines no further in than its key', () => {
  it.each([
    ['of words', '  en: Move library hours\n  to evenings', 'to evenings'],
    ['of one word', '  en: Move library hours to\n  evenings.', 'evenings.'],
    ['at the edge', '  en: Move library hours\nto evenings', 'to evenings'],
    ['with an empty line', '  en: Move library hours\n\n  to evenings', 'to evenings'],
    ['that begins with a number', '  en: Move library hours from\n  in 2027 to evenings', 'in 2027 to evenings'],
    ['with a semicolon', '  en: Move library hours to\n  evenings; and open', 'evenings; and open'],
    ['with an address', '  en: Move library hours, see\n  https://example.org now', 'https://example.org now'],
    ['with an apostrophe', "  en: Don't close at\n  six o'clock", "six o'clock"],
    ['with a word of another language', '  en: Move library hours\n  fr ages of all', 'fr ages of all'],
    ['in Chinese', '  en: 圖書館的時間\n  移到晚上', '移到晚上'],
  ])('%s is told once, where it goes on', (_, lines, at) => {
    const whole = lines.replace(/^ *en: /, '').replace(/\s*\n\s*/g, ' ');
    expect(told(inPlace(lines))).toEqual({ at: [`yaml/syntax ${at}`], value: read(whole) });
  });

  it.each([
    ['of two lines', '  en: "Move library hours\n  to evenings"'],
    ['of three lines', '  en: "Move library\n  hours to\n  evenings"'],
    ['of paragraphs', '  en: "Move library hours\n\n\n  to evenings"'],
    ['with a colon', '  en: "Move library hours\n  at once: to evenings"'],
    ['with hyphens', '  en: "Move library hours\n  - to evenings\n  - to Saturdays"'],
    ['of single marks', "  en: 'Move library hours\n  to evenings'"],
  ])('%s in quotation marks is told once, where they are opened', (_, lines) => {
    const whole = lines.replace(/^ *en: ["']|["']$/g, '').replace(/\s*\n\s*/g, ' ');
    const [, first] = /^ *en: (.*)/.exec(lines) ?? [];
    expect(told(inPlace(lines))).toEqual({ at: [`yaml/syntax ${first}`], value: read(whole) });
  });

  it.each([
    [
      'a list of groups',
      'author: [{ family: "Sample",',
      'given: "Ada" }]',
      { author: [{ family: 'Sample', given: 'Ada' }] },
    ],
    ['a list', 'topics: [', 'a, b]', { topics: ['a', 'b'] }],
    ['a group', 'figures: {', 'part: 2, all: 3 }', { figures: { part: '2', all: '3' } }],
  ])('is told of %s in the same way', (_, first, second, value) => {
    expect(told(`facts:\n  - id: a\n    ${first}\n    ${second}\n    text: "b"\n`)).toEqual({
      at: [`yaml/syntax ${first.slice(first.indexOf(': ') + 2)}`],
      value: { facts: [{ id: 'a', ...value, text: 'b' }] },
    });
  });
});

describe('a key without its colon below a text without quotation marks', () => {
  it.each([
    ['a key of the format', 'name: mayors and towns\npaper a4\n', 'paper'],
    ['a key of the file', 'my-own: one\nname: mayors and towns\nmy-own two\n', 'my-own'],
    ['one with a wide colon', 'name:\n  en: mayors and towns\n  fr："les maires"\n', '：'],
    ['one without the space', 'name:\n  en: mayors and towns\n  fr:"les maires"\n', 'fr:'],
    ['one with a semicolon', 'name:\n  en: mayors and towns\n  fr; "les maires"\n', ';'],
    ['one with another sign', 'name:\n  en: mayors and towns\n  fr = les maires\n', '='],
    ['a key above others', 'name: mayors and towns\nweights\n  budget: 2\n', 'weights'],
    ['a language with a quoted text', 'name:\n  en: mayors and towns\n  fr "les maires"\n', 'fr'],
    ['a language of the file', 'a: { b: 1 }\nname:\n  en: mayors and towns\n  fr les maires\nb:\n  fr: x\n', 'fr'],
  ])('is one: %s', (_, text, key) => {
    expect(told(text).at).toContain(`yaml/syntax ${key}`);
  });
});
