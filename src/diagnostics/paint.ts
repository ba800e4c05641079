/** Sets words apart on a terminal. What they say never depends on it. */
export type Paint = (as: 'error' | 'warning', text: string) => string;

export const plain: Paint = (_, text) => text;

const codes = { error: '\u001b[1;31m', warning: '\u001b[1;33m' } as const;
const usual = '\u001b[0m';

export const coloured: Paint = (as, text) => `${codes[as]}${text}${usual}`;
