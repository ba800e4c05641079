declare module 'linebreak' {
  /** Line break opportunities of a text by UAX 14, one after the other. */
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}
