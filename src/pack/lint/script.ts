import { type Diagnostic, error } from '../../diagnostics/diagnostic.js';
import { type LintSet, type LintText, matchesIn } from './lint-text.js';

/** Characters that only one of the two Chinese scripts has, each with what the other writes. */
export interface ScriptTables {
  readonly simplifiedOnly: ReadonlyMap<string, string>;
  readonly traditionalOnly: ReadonlyMap<string, string>;
}

/**
 * Reads the character tables of OpenCC: a character, a tab, what it becomes in the other script. One that may also stay
 * as it is belongs to both, and so does one that Taiwan or Hong Kong write where OpenCC's standard has another
 * (峰 for 峯). The tables find characters of the wrong script; they never convert a text.
 */
export function scriptTables(
  simplifiedToTraditional: string,
  traditionalToSimplified: string,
  regionalVariants: readonly string[],
): ScriptTables {
  const variants = regionalVariants.map((table) => new Map(rowsOf(table)));
  const only = (table: string) =>
    new Map(
      rowsOf(table).flatMap(([char, choices]): [string, string][] => {
        const [first = ''] = choices;
        const regional = variants.some((variant) => choices.some((choice) => variant.get(choice)?.includes(char)));
        return choices.includes(char) || regional ? [] : [[char, first]];
      }),
    );
  return { simplifiedOnly: only(simplifiedToTraditional), traditionalOnly: only(traditionalToSimplified) };
}

function rowsOf(table: string): [string, string[]][] {
  return table.split('\n').flatMap((row): [string, string[]][] => {
    const [char, choices] = row.trim().split('\t');
    return char && choices ? [[char, choices.split(' ')]] : [];
  });
}

const han = '\\p{Script=Han}';
const halfWidth = new RegExp(`(?<=${han})[,;:?!]|[,;:?!](?=${han})|(?<=${han})\\(|\\)(?=${han})`, 'gu');
const fullWidth: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};
const typedSpace = new RegExp(
  `(?<=${han}) +(?=[\\p{Script=Latin}\\p{Nd}])|(?<=[\\p{Script=Latin}\\p{Nd}]) +(?=${han})`,
  'gu',
);

/** Script, punctuation and quotation marks of each language. */
export function checkScript(sets: readonly LintSet[], tables: ScriptTables | undefined): Diagnostic[] {
  return sets
    .flatMap((set) => set.texts)
    .flatMap((text) => {
      const chinese = text.locale.startsWith('zh');
      return [...(tables ? wrongScript(text, tables) : []), ...(chinese ? punctuation(text) : []), ...quotes(text)];
    });
}

function wrongScript(text: LintText, tables: ScriptTables): Diagnostic[] {
  const traditional = text.locale === 'zh-Hant';
  if (!traditional && text.locale !== 'zh-Hans') return [];
  const table = traditional ? tables.simplifiedOnly : tables.traditionalOnly;
  return matchesIn(text, /\p{Script=Han}/gu).flatMap(({ found, span }) => {
    const other = table.get(found);
    if (other === undefined) return [];
    return [
      error('lint/script', `"${found}" is a ${traditional ? 'Simplified' : 'Traditional'} character.`, {
        span,
        hint: `Write "${other}", if that is the character meant.`,
      }),
    ];
  });
}

function punctuation(text: LintText): Diagnostic[] {
  return [
    ...matchesIn(text, halfWidth).map(({ found, span }) =>
      error('lint/punctuation', `"${found}" is half-width punctuation in a Chinese text.`, {
        span,
        hint: `Write "${fullWidth[found]}".`,
      }),
    ),
    ...matchesIn(text, typedSpace).map(({ span }) =>
      error('lint/punctuation', 'The gap between Chinese and Latin is made by the layout, not by a space.', {
        span,
        hint: 'Take the space out.',
      }),
    ),
  ];
}

/** The quotation marks of each language: those that are wrong in it, and the right ones. */
const quoteRules: readonly { readonly language: RegExp; readonly wrong: RegExp; readonly right: string }[] = [
  { language: /^zh-Hant$/, wrong: /[“”]|["＂]|‘|(?<![A-Za-z])’/gu, right: '「…」, and 『…』 inside' },
  { language: /^zh(?:-Hans)?$/, wrong: /[「」『』]|["＂]/gu, right: '“…”, and ‘…’ inside' },
  { language: /^(?!zh|ja|ko)/, wrong: /[「」『』]|"|(?<=\p{L})'(?=\p{L})/gu, right: '“…”, and ’ as the apostrophe' },
];

function quotes(text: LintText): Diagnostic[] {
  const rule = quoteRules.find(({ language }) => language.test(text.locale));
  if (!rule) return [];
  return matchesIn(text, rule.wrong).map(({ found, span }) =>
    error('lint/quotes', `${found} is not a quotation mark of ${text.locale}.`, { span, hint: `Write ${rule.right}.` }),
  );
}
