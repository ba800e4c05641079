/** Why a container cannot be set as it stands, and what to write. */
export interface ContentProblem {
  readonly message: string;
  readonly hint: string;
}
