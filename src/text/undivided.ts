/** A stretch of a text, and whether lines may not end in it. */
interface Stretch {
  readonly text: string;
  readonly isUndivided: boolean;
}

/** Dates, numbers of telephones and names such as COVID-19. */
const hyphenBeforeDigit = /([A-Za-z\d]+(?:-\d[A-Za-z\d]*)+)/;
/** What is longer may fill a line of a narrow screen or column. */
export const longestUndivided = 20;

/**
 * The stretches of a text in which no line may end, and what is between them: none ends between a hyphen and a digit (UAX
 * 14, LB25), where browsers and word processors end them.
 */
export function undividedIn(text: string): readonly Stretch[] {
  if (!text.includes('-')) return [{ text, isUndivided: false }];
  return text
    .split(hyphenBeforeDigit)
    .map((stretch, i) => ({ text: stretch, isUndivided: i % 2 === 1 && stretch.length <= longestUndivided }));
}
