/** Colours words on a terminal. What they mean never depends on it. */
export type Paint = (as: 'error' | 'warning', text: string) => string;

export const plain: Paint = (_, text) => text;

const escapes = { error: '\u001b[1;31m', warning: '\u001b[1;33m' } as const;
const reset = '\u001b[0m';

export const coloured: Paint = (as, text) => `${escapes[as]}${text}${reset}`;
