import { describe, expect, it } from 'vitest';
import type { LintSet } from '../../../src/pack/lint/lint-text.js';
import { checkTypedFigures } from '../../../src/pack/lint/typed-figures.js';
import type { Fact } from '../../../src/schema/pack.js';
import { rulesOf } from '../../support/locales.js';

/** What is said to be typed by hand in a text of a fact that has the figures 3, 12 and 633. */
function typedIn(locale: string, text: string): readonly string[] {
  const fact = {
    id: 'duties',
    figures: { few: { value: '3' }, some: { value: '12' }, many: { value: '633' } },
    derived: {},
  } as unknown as Fact;
  const node = { kind: 'text', text, raw: text, span: { source: '', start: 0, end: text.length } };
  const written = { locale, text, node, packText: { entry: { kind: 'fact', id: 'duties' } } };
  const sets = [{ texts: [written] }] as unknown as readonly LintSet[];
  return checkTypedFigures([fact], sets, rulesOf, () => false).map(({ span }) => text.slice(span?.start, span?.end));
}

describe('a number that a fact has as a figure', () => {
  it.each([
    ['en', 'duties under section 3', []],
    ['en', 'duties under s. 7(12)(a), 7ZA(12) and Article 12(3)', []],
    ['en', 'duties under § 3 and §§ 12A(3)', []],
    ['en', 'see para. 12, No. 3 and pp. 12', []],
    ['de', 'Pflichten nach § 8b Abs. 3 und Artikel 12', []],
    ['fr', 'obligations de l’article 3, paragraphe 12', []],
    ['es', 'deberes del artículo 12, apartado 7, y del art. 3', []],
    ['ru', 'обязанности по статье 12 и п. 3', []],
    ['zh-Hant', '第3條和第12(3)條的義務', []],
    ['zh-Hans', '第 12 条和第3款的义务', []],
    ['ja', '第3条及び第12項の義務', []],
    ['ko', '제3조 및 제 12 항의 의무', []],
    ['en', 'see page 12, Table 3 and Annex 12', []],
    ['de', 'siehe Seite 12, Tabelle 3 und Drucksache 12', []],
    ['fr', 'voir page 12, tableau 3 et alinéa 12', []],
    ['ru', 'см. страницу 5 и таблицу 4, приложение 3', []],
    ['en', 'on the 3rd and the 12th day', []],
    ['fr', 'la 12e obligation et la 3ème', []],
  ] as const)('is not meant by the number of a provision: %s %s', (locale, text, left) => {
    expect(typedIn(locale, text)).toEqual(left);
  });

  it.each([
    ['en', 'all 3 duties (12 in the draft)', ['3', '12']],
    ['en', 'some (3) have none, and 633 (12 each)', ['3', '633', '12']],
    ['en', 'duties of section operators: 12', ['12']],
    ['en', 'in the U.S. 12 duties', ['12']],
    ['en', 'there are no 12 duties', ['12']],
    ['de', 'alle 12 Pflichten', ['12']],
    ['zh-Hant', '共有3項義務', ['3']],
    ['ko', '약 12 개의 의무', ['12']],
  ] as const)('is named elsewhere, never typed: %s %s', (locale, text, typed) => {
    expect(typedIn(locale, text)).toEqual(typed);
  });
});

/** What is said of the percentages in a field of a fact that draws 62 of 100, which have been read or not. */
function ofShares(field: 'value' | 'text' | 'limits', text: string, isAccepted = false): readonly string[] {
  const fact = {
    id: 'stretches',
    figures: { dirty: { value: '62' }, total: { value: '100' } },
    derived: {},
    chart: { kind: 'share', of: ['dirty', 'total'] },
  } as unknown as Fact;
  const node = { kind: 'text', text, raw: text, span: { source: '', start: 0, end: text.length } };
  const written = { locale: 'en', text, node, packText: { entry: { kind: 'fact', id: 'stretches' }, field } };
  const sets = [{ texts: [written] }] as unknown as readonly LintSet[];
  return checkTypedFigures([fact], sets, rulesOf, () => isAccepted).map(
    ({ code, severity, span }) => `${severity} ${code} ${text.slice(span?.start, span?.end)}`,
  );
}

describe('a percentage beside a bar', () => {
  it('as the value of the fact is the share that is drawn', () => {
    expect(ofShares('value', '63%')).toEqual(['error lint/ratio 63%']);
    expect(ofShares('value', '63%', true)).toEqual(['error lint/ratio 63%']);
    expect(ofShares('value', '62%')).toEqual([]);
  });

  it('may be of another matter in words, where an editor says so', () => {
    expect(ofShares('text', 'failed, 5% more than in 2019')).toEqual(['warning lint/ratio 5%']);
    expect(ofShares('limits', 'were asked; 48% answered', true)).toEqual([]);
  });

  it('may be that of the rest', () => {
    expect(ofShares('text', 'failed, and 38% did not')).toEqual([]);
  });
});
