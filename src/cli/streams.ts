/** Where text goes. The reporter is the only writer to both. */
export interface Streams {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether a person watches stderr. */
  readonly interactive: boolean;
  /** Whether stderr shows colours. */
  readonly colours: boolean;
}
