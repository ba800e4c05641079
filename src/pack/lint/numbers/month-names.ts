import type { LocaleRules } from '../../../schema/locale.js';
import { capitalized } from '../../../text/capitalized.js';

/** What a name of a month says. */
export interface MonthName {
  readonly month: number;
  /** Whether the name alone is sure to be one. */
  readonly alone: boolean;
  /** An abbreviation without its full stop, as spreadsheets have them, which may be another word. */
  readonly isBare: boolean;
}

/** Every name of a month, and each of its abbreviations without the full stop as well: 5 sep 2020, 5-Dez-2020. */
export function monthNames({
  months = [],
  'months-as-words': words,
}: LocaleRules['dates']): ReadonlyMap<string, MonthName> {
  const forms = months.flatMap((names, i) =>
    names.flatMap((name, k) =>
      withCapital(name).map((form, capital) => {
        // One with any ending may be another word: “mai*” begins “mais”.
        const alone = k === 0 && capital === 0 && !words.includes(name) && !name.endsWith('*');
        return [form, { month: i + 1, alone, isBare: false }] as readonly [string, MonthName];
      }),
    ),
  );
  const bare = forms.flatMap(([form, { month }]) =>
    /^\p{L}{3,}\.$/u.test(form) ? [[form.slice(0, -1), { month, alone: false, isBare: true }] as const] : [],
  );
  return new Map([...bare, ...forms]);
}

/** A name as the locale has it, and as it begins a sentence. */
export function withCapital(name: string): readonly string[] {
  const capital = capitalized(name);
  return capital === name ? [name] : [name, capital];
}
