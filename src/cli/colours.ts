/**
 * Whether colours are shown: to a person at a terminal that has some, who has not asked for none. An empty `NO_COLOR` asks
 * for nothing, as https://no-color.org has it.
 */
export function showsColours({ NO_COLOR, TERM }: NodeJS.ProcessEnv, interactive: boolean): boolean {
  return interactive && !NO_COLOR && TERM !== 'dumb';
}
