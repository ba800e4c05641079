import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkAgainst } from '../../../src/validation/check-schema.js';
import { readYaml } from '../../../src/yaml/read-yaml.js';
import { root } from '../../support/packs.js';

const english = readFileSync(join(root, 'templates/locales/en.yaml'), 'utf8');

/** What is wrong with the English locale once a part of it is written otherwise: the text that is underlined, and the hint. */
function mistakesOf(line: string, write: string) {
  const text = english.replace(line, () => write);
  expect(text).not.toBe(english);
  const tree = readYaml({ id: 'en.yaml', text });
  if (!tree.ok) throw new Error('no YAML');
  return checkAgainst('locale', tree.value).diagnostics.map(({ code, span, hint }) => ({
    code,
    at: text.slice(span?.start, span?.end),
    hint: hint ?? '',
  }));
}

const reader = 'for: "For {audience}"';
const day = 'day: "{day} {month} {year}"';

describe('a label of a locale', () => {
  it.each([
    ['a name that is translated', reader, 'for: "Per {lettore}"', '{lettore}', '"Per {audience}"'],
    ['a name in capitals', reader, "for: 'For {Audience}'", '{Audience}', "'For {audience}'"],
    ['blanks in the braces', reader, 'for: "For { audience }"', '{ audience }', '"For {audience}"'],
    ['two braces', reader, 'for: "For {{audience}}"', '{{audience}}', '"For {audience}"'],
    ['no second brace', reader, 'for: "For {audience"', '{audience', '"For {audience}"'],
    ['no first brace', reader, 'for: "For audience}"', '}', '"For {audience}"'],
    ['wide braces', reader, 'for: "For ｛audience｝"', '"For ｛audience｝"', '"For {audience}"'],
    ['another notation', reader, 'for: For $audience', 'For $audience', '"For {audience}"'],
    ['nothing in braces', reader, 'for: "For"', '"For"', '"For {audience}"'],
    ['a name twice', day, 'day: "{day} {month} {day} {year}"', '{day}', '"{day} {month} {year}"'],
    ['a name too many', day, 'day: "{day} {month} {year} {hour}"', '{hour}', '"{day} {month} {year}"'],
    ['a date as others write it', day, 'day: "d MMMM yyyy"', '"d MMMM yyyy"', '"{day} {month} {year}"'],
    ['other names', day, 'day: "{dd}/{mm}/{yyyy}"', '{dd}', '"{day} {month} {year}"'],
    ['a name that is missing', day, 'day: "{month} {year}"', '"{month} {year}"', '"{day} {month} {year}"'],
    ['an escape', 'one: "para.\\u00a0{paragraphs}"', 'one: "§\\u00a0{absatz}"', '{absatz}', '"§\\u00a0{paragraphs}"'],
    ['braces in words', 'figures: "Key figures"', 'figures: "Key {figures}"', '{figures}', 'without braces'],
    ['an entry of a list', '"{hour} {half}"', '"{ora} {half}"', '{ora}', '"{hour} {half}"'],
    ['a reference', 'circa: "c. {date}"', 'circa: "c. {datum}"', '{datum}', '"c. {date}"'],
    ['an address', 'Accessed {date}. {address}', 'Seen', '"Seen"', '{date}. {address}'],
    ['a percentage', 'percent: "{number}%"', 'percent: "%"', '"%"', '"{number}%"'],
  ])('with %s is told at its place, with what to write', (_, line, write, at, hint) => {
    expect(mistakesOf(line, write)).toEqual([
      { code: 'content/invalid-value', at, hint: expect.stringContaining(hint) },
    ]);
  });

  it.each([
    ['times: ["{hour}.{minute} {half}", "{hour} {half}"]', 'times: ["{hour} Uhr"]'],
    ['decades: ["{year}s",', 'decades: ["nineties",'],
    ['    name: "Annex"', '    page: "p. {page}"'],
  ])('may leave out what it can do without: %s', (line, write) => {
    expect(mistakesOf(line, write)).toEqual([]);
  });

  it('that is missing is shown with its names', () => {
    const [found] = mistakesOf(`  ${reader}\n`, '');
    expect(found).toMatchObject({
      code: 'content/missing-key',
      hint: expect.stringContaining('for: "For {audience}"'),
    });
  });
});

describe('what is typed for signs', () => {
  it.each([
    ['a word for the decimals', 'decimal: "."', 'decimal: "comma"', 'content/invalid-value', '"comma"'],
    ['a digit between thousands', 'group: ","', 'group: "0"', 'content/invalid-value', '"0"'],
    ['one sign for both', 'group: ","', 'group: "."', 'content/invalid-value', 'numbers'],
    ['two marks as one text', 'outer: ["“", "”"]', 'outer: "«»"', 'content/wrong-type', 'outer'],
  ])('%s', (_, line, write, code, at) => {
    expect(mistakesOf(line, write)).toEqual([expect.objectContaining({ code, at })]);
  });

  it('is shown as the list that it should be', () => {
    expect(mistakesOf('outer: ["“", "”"]', 'outer: "« »"')[0]?.hint).toContain('outer: ["«", "»"]');
    expect(mistakesOf('outer: ["“", "”"]', 'outer:')[0]?.hint).toContain('outer: ["“", "”"]');
  });
});
