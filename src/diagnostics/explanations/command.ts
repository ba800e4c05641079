import type { Explanations } from './explanation.js';

/** What is wrong with a command, or with the disk that it works on. */
export const command = {
  'command/usage': {
    means: 'The command has a word that it does not know, lacks one that it needs, or has two that exclude each other.',
    wrong: 'policy-brief build --papr letter',
    right: 'policy-brief build --paper letter',
    why: 'Nothing was done: half a command might do what nobody asked for.',
    mend: 'Correct the word that the message names. Add --help after the command to see what it can do.',
  },
  'command/failed': {
    means: 'The system refused to read or to write a file or a folder. The message names it, and says why.',
    wrong: 'policy-brief build -o /read-only/out',
    right: 'policy-brief build -o out',
    why: 'Every file that was written is whole; what needed this one is not there.',
    mend: 'Mend what the message names: room on the disk, a permission, a file where a folder should be. Then give the same command again.',
  },
  'command/not-built': {
    means:
      'A folder to be gathered has no briefs, or a file in it is missing or has other bytes than its manifest says. As a warning: a reader has no brief in any of the folders, or a part was made from other files than the last one.',
    wrong: 'policy-brief gather content/streets -o out',
    right: 'policy-brief gather part-1 part-2 -o out',
    why: 'The gathered folder would lack a brief, or pass on one that somebody has changed or a copy has damaged.',
    mend: 'Name the folders that build has written, one for each machine, and copy each as a whole. Build a part that is damaged again.',
  },
} as const satisfies Explanations;
