const plain = '0123456789+-−=()';
/** The characters that are raised or lowered by themselves (Unicode 15, 22.4). */
const scripts = {
  raised: characters(`${plain}n`, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ'),
  lowered: characters(plain, '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'),
} as const;

function characters(from: string, to: string): ReadonlyMap<string, string> {
  const written = [...to];
  return new Map([...from].map((character, i) => [character, written[i] ?? '']));
}

/** The same in characters that are raised or lowered by themselves, so that no type says it; nothing where not all have one. */
export function inScript(words: string, script: keyof typeof scripts): string | undefined {
  const written = [...words].map((character) => (/\s/.test(character) ? character : scripts[script].get(character)));
  return written.every((character) => character !== undefined) ? written.join('') : undefined;
}

/** A text at whose end a raised number would be read on, as m³¹, or as a power, as 2019¹ and 20 m². */
export const endsBeforePower = /(?:[⁰¹²³⁴-⁹⁺⁻ⁿ\p{Nd}]|(?<![\p{L}'’])[kcdmµμn]?m)$/u;
