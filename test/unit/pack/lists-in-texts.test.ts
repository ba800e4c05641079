import { describe, expect, it } from 'vitest';
import { found } from '../../support/mistakes.js';

/** The codes of what is said of a text in these lines, which YAML joins. */
function saidOf(...lines: readonly string[]): readonly string[] {
  const edits = [{ file: 'argument.yaml', find: 'en: "Begin early."', write: `en: ${lines.join('\n            ')}` }];
  return found({ edits }).diagnostics.map(({ code }) => code);
}

describe('lines of a text', () => {
  it.each([
    ['hyphens', ['Begin', '- with the school', '- with the town']],
    ['dashes', ['Begin', '– with the school', '– with the town', '– with the state']],
    ['numbers', ['Begin', '1. with the school', '2. with the town']],
    ['letters', ['Begin', 'a. with the school', 'b. with the town']],
    ['Roman numbers', ['Begin', 'i. with the school', 'ii. with the town']],
    ['bullets of Word', ['Begin', '➢ with the school', '➢ with the town']],
    ['bullets of Korea', ['Begin', '○ with the school', '○ with the town']],
    ['bullets of Japan', ['Begin', '・学校から', '・町から']],
    ['numbers of China', ['Begin', '一、学校', '二、城市']],
    ['numbers that a comma of China follows', ['Begin', '1、学校', '2、城市']],
    ['Arabic numbers', ['Begin', '١- المدرسة', '٢- البلدة', '٣- الولاية']],
    ['Korean letters', ['Begin', '가. 학교', '나. 도시']],
  ])('that begin with %s are a list', (_, lines) => {
    expect(saidOf(...lines)).toEqual(['document/unsupported']);
  });

  it('with two dates of one month are none', () => {
    expect(saidOf('Begin on the', '12. March or the', '13. March.')).not.toContain('document/unsupported');
  });

  it.each([
    ['brackets', ['Towns should', '(a) raise kerbs, and', '(b) paint lanes.']],
    ['half a bracket', ['Towns should', 'a) raise kerbs, and', 'b) paint lanes.']],
    ['initials', ['Written by', 'A. Smith and', 'B. Jones.']],
    ['Russian initials', ['Written by', 'А. Иванов and', 'Б. Петров.']],
    ['parts of words', ['Children of', '1- to 2-year-olds and', '2- to 3-year-olds.']],
  ])('that begin with %s may be of one sentence', (_, lines) => {
    expect(saidOf(...lines)).not.toContain('document/unsupported');
  });

  it('with the two dashes around a clause are none', () => {
    expect(saidOf('The towns', '– and not the state', '– begin early.')).toEqual([]);
  });
});

describe('a text in one line', () => {
  it.each([
    ['breaks that are written as \\n', 'Begin:\\n● with the school\\n● with the town'],
    ['bullets between its words', 'Begin: ● with the school ● with the town'],
    ['arrows before its points', 'Begin: ▶ with the school ▶ with the town'],
    ['the second bullets of Word', 'Begin:\\no\\twith the school\\no\\twith the town'],
  ])('with %s is a list', (_, text) => {
    const edits = [{ file: 'argument.yaml', find: 'en: "Begin early."', write: `en: "${text}"` }];
    const { diagnostics } = found({ edits });
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['document/unsupported', 'A text cannot hold a list.'],
    ]);
  });

  it('with arrows between the steps of a path is none', () => {
    const edits = [
      { file: 'argument.yaml', find: 'en: "Begin early."', write: 'en: "Begin at Health ▶ Towns ▶ Kerbs."' },
    ];
    expect(found({ edits }).diagnostics.map(({ code }) => code)).not.toContain('document/unsupported');
  });

  it('with rows of cells is a table', () => {
    const text = 'Year | Dead\\n2020 | five\\n2021 | six';
    const edits = [{ file: 'argument.yaml', find: 'en: "Begin early."', write: `en: "${text}"` }];
    const { diagnostics } = found({ edits });
    expect(diagnostics.map(({ message }) => message)).toContain('A text cannot hold a table.');
  });

  it.each(['Marks: ● open ○ closed.', 'Either ✓ yes or ✓ no.', 'English | Français'])('is none in %s', (text) => {
    const edits = [{ file: 'argument.yaml', find: 'en: "Begin early."', write: `en: "${text}"` }];
    expect(found({ edits }).diagnostics.map(({ code }) => code)).not.toContain('document/unsupported');
  });
});
