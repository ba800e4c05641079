import { createInterface } from 'node:readline';
import type { Ask } from './ask-new-pack.js';

/** The person stopped, with Ctrl+C or Ctrl+D. */
export class Stopped extends Error {}

/** Whether a person can be asked: one who types here, and sees what is written. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true;
}

/**
 * Lets a person answer questions, a line each.
 * @throws Stopped
 */
export async function atTerminal<T>(work: (ask: Ask) => Promise<T>): Promise<T> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // Unlike `question`, this loses no line that is typed or pasted ahead of its question.
  const lines = terminal[Symbol.asyncIterator]();
  try {
    return await work(async (question, before) => {
      if (before !== undefined) process.stdout.write(`${before}\n`);
      terminal.setPrompt(question);
      terminal.prompt();
      const { value, done } = await lines.next();
      if (done) throw new Stopped();
      return value;
    });
  } finally {
    terminal.close();
  }
}
