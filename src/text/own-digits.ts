/** A text with its digits in those of a script, which are given from zero to nine; as it is where none are given. */
export function inDigits(text: string, digits: string | undefined): string {
  if (digits === undefined) return text;
  const own = [...digits];
  return text.replace(/[0-9]/g, (digit) => own[Number(digit)] ?? digit);
}
