const noBreakSpace = '\u00a0';

/** Units and magnitudes that belong to the number before them (The Chicago Manual of Style, 6.121 and 9.20). */
const units =
  '(?:%|°C|mm|cm|m|km|kg|g|t|ha|[kMGT]W|[kMGT]Wh|[kMGTP]B|[MG]Hz|ms|bn|thousand|million|billion|trillion|per cent|percent)';
/** Words that point at the number after them. */
const pointers =
  '(?:paras?\\.|pp?\\.|No\\.|Nos\\.|Art\\.|Arts\\.|Fig\\.|vol\\.|[Rr]esolutions?|[Aa]rticles?|[Ss]ections?|[Cc]hapters?|Session|Group of)';

const beforeUnit = new RegExp(`(?<=\\d) (?=${units}(?![\\p{L}\\p{N}]))`, 'gu');
const afterPointer = new RegExp(`(?<=(?<!\\p{L})${pointers}) (?=[\\dIVX])`, 'gu');

/**
 * A text in a language with spaces, in which a number stays in one line with its unit, with the month after it, and with
 * the word that points at it. `months` are those of the language.
 */
export function keepTogether(text: string, months: readonly string[]): string {
  const beforeMonth = new RegExp(`(?<=(?<!\\d)\\d{1,2}) (?=(?:${months.join('|')})(?!\\p{L}))`, 'gu');
  return [beforeUnit, afterPointer, beforeMonth].reduce((kept, gap) => kept.replace(gap, noBreakSpace), text);
}
