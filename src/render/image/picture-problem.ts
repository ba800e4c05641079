/** Why a file is not a picture that a brief can show, and what to do about it. */
export interface PictureProblem {
  readonly message: string;
  readonly hint: string;
}

/** Of a picture that can be read, and leaves the paper as it is. */
export const unseen: Readonly<Record<'nothing' | 'white', PictureProblem>> = {
  nothing: {
    message: 'draws nothing: nothing in it has a size and a colour',
    hint: 'Open it in a browser. If it is blank there too, save it again with its shapes.',
  },
  white: {
    message: 'is all white, and cannot be seen on white paper',
    hint: 'Use the logo as it is printed on white.',
  },
};
