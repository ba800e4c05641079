/** Where text goes. The reporter is the only writer to both streams. */
export interface Streams {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether stderr is a terminal. */
  readonly interactive: boolean;
  /** Whether stderr shows colours. */
  readonly colours: boolean;
}

/** Whether a terminal shows colours. An empty `NO_COLOR` does not forbid them: https://no-color.org */
export function showsColours({ NO_COLOR, TERM }: NodeJS.ProcessEnv, interactive: boolean): boolean {
  return interactive && !NO_COLOR && TERM !== 'dumb';
}
