/**
 * The number of a provision, as in s. 12(3)(a), 8A(2) and 12ZA(1), as patterns.
 * @param letter the class of its letters: in Chinese texts Latin ones, since brackets with Han characters are no part of it
 */
export function provisionPatterns(letter: string) {
  const openItem = `\\([${letter}\\d]{1,5}`;
  return {
    /** What its brackets follow, from the last digit on. */
    number: `\\d[${letter}]{0,2}`,
    /** One of its brackets, and the same that is not closed yet. */
    item: `${openItem}\\)`,
    openItem,
  };
}
