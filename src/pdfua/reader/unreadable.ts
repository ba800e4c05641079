/** A file that cannot be read. Its message becomes the only violation that is reported. */
export class UnreadablePdf extends Error {
  constructor(
    message: string,
    readonly rule: 'syntax' | 'encryption' | 'version' = 'syntax',
  ) {
    super(message);
  }
}
