import { IoError } from '../host/host.js';
import { errorCode } from '../host/system-error.js';
import { once } from '../text/once.js';

/** What a failure to write to stdout names as its path. */
export const theOutput = 'the output';

/** Where text goes. The reporter is the only writer to both streams. */
export interface Streams {
  /** @throws IoError where it cannot be written, as on a full disk: it is what the command was for */
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether stderr is a terminal, on which a line can be overwritten. */
  readonly interactive: boolean;
  /** How wide it is, where that is known. */
  readonly columns?: number | undefined;
  /** Whether stderr shows colours. */
  readonly colours: boolean;
}

/** Whether a terminal shows colours. An empty `NO_COLOR` does not forbid them: https://no-color.org */
export function showsColours({ NO_COLOR, TERM }: NodeJS.ProcessEnv, interactive: boolean): boolean {
  return interactive && !NO_COLOR && TERM !== 'dumb';
}

export interface ProcessStreams extends Streams {
  /** Resolves once all that was written is with the system: a pipe may take it later, and a process that ends does not wait. */
  readonly flushed: () => Promise<void>;
}

/**
 * The streams of a process, each opened when it is first needed, which takes a millisecond. `onFailure` is called for what
 * is found only later, or in messages that nobody can read.
 */
export function processStreams(
  process: {
    readonly stdout: NodeJS.WriteStream;
    readonly stderr: NodeJS.WriteStream;
    readonly env: NodeJS.ProcessEnv;
  },
  onFailure: () => void,
): ProcessStreams {
  const inUse: NodeJS.WriteStream[] = [];
  const opened = (name: 'stdout' | 'stderr') =>
    once(() => {
      const stream = process[name];
      // Without a listener Node throws the error where nobody can catch it.
      stream.on('error', (cause) => isFailure(cause) && onFailure());
      inUse.push(stream);
      return stream;
    });
  const [stdout, stderr] = [opened('stdout'), opened('stderr')];
  return {
    stdout: (text) => {
      const failure = failureToWrite(stdout(), text);
      if (failure !== undefined) throw new IoError('write', theOutput, failure);
    },
    stderr: (text) => {
      if (failureToWrite(stderr(), text) !== undefined) onFailure();
    },
    get interactive() {
      return stderr().isTTY === true && process.env.TERM !== 'dumb';
    },
    get columns() {
      return stderr().columns || undefined;
    },
    get colours() {
      return showsColours(process.env, this.interactive);
    },
    flushed: async () => {
      await Promise.all(inUse.map(flushedStream));
    },
  };
}

function flushedStream(stream: NodeJS.WriteStream): Promise<void> | undefined {
  if (stream.writableLength === 0 || stream.destroyed) return undefined;
  // It is called with the error where the reader has gone.
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}

/** Files are written at once, and tell it at once; which way depends on the version of Node. */
function failureToWrite(stream: NodeJS.WriteStream, text: string): unknown {
  let failure: unknown;
  try {
    stream.write(text);
    failure = stream.errored;
  } catch (cause) {
    failure = cause;
  }
  return isFailure(failure) ? failure : undefined;
}

/** A reader that stops reading, such as `head`, is none. */
function isFailure(cause: unknown): boolean {
  return cause instanceof Error && errorCode(cause) !== 'EPIPE';
}
