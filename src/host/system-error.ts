/** The code of an error of the system or of Node.js, such as ENOENT; empty where what was thrown has none. */
export function errorCode(cause: unknown): string {
  const code = propertyOf(cause, 'code');
  return typeof code === 'string' ? code : '';
}

/** What an error says in its own words. Between threads, errors are plain objects. */
export function errorMessage(cause: unknown): string {
  const message = propertyOf(cause, 'message');
  return typeof message === 'string' ? message : String(cause);
}

function propertyOf(cause: unknown, name: string): unknown {
  return typeof cause === 'object' && cause !== null ? Reflect.get(cause, name) : undefined;
}
