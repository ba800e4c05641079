import { type Diagnostic, warning } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import type { ResetText } from './redline-report.js';

/** Why words that stand and look otherwise are not written so, and what can be done. */
export function notTaken({ words, how, address, symbol, text }: ResetText, span: Span): Diagnostic {
  const told = (message: string, hint?: string) =>
    warning('change/not-taken', message, { span, ...(hint === undefined ? {} : { hint }) });
  switch (how) {
    case 'type':
      return told(
        `“${words}” in ${text} is set otherwise now, in a way that marks do not say: they stay as they are.`,
        'Set it in the YAML: **bold**, *italics*.',
      );
    case 'part-of-word':
      return told(
        `A part of “${words}” in ${text} is bold or in italics now: no mark of a text says so.`,
        'Set whole words bold or in italics.',
      );
    case 'struck':
      return told(
        `“${words}” in ${text} is struck through: it stands, and is not taken out.`,
        'If it is to go, delete it in the document.',
      );
    case 'link':
      return told(
        `A link was set on “${words}” in ${text}${address === undefined ? ', and the document does not say where it leads' : `, to ${address}`}: it is left out.`,
        address === undefined || isWebOrMail(address)
          ? `If it is to stand, write [${words}](${address ?? 'https://…'}) into the YAML.`
          : 'A link begins with https://, http:// or mailto:. If it is to stand, write such an address.',
      );
    case 'own-link':
      return told(
        `The link of “${words}” in ${text} was taken off: it stays, since an address leads there by itself.`,
        'If it is not to, write words in its place.',
      );
    case 'lost-link':
      return told(
        `The link of “${words}” in ${text} is gone, as all others in this document are: it stays.`,
        'A program may have lost them. If it is to go, take it out of the YAML.',
      );
    case 'symbol':
      return told(
        `Behind “${words}” in ${text} stands a character of the font ${symbol?.font}, ${symbol?.code}, which no text can have: it is left out.`,
        'Put in its place a character that does not depend on a font, or words.',
      );
  }
}

function isWebOrMail(address: string): boolean {
  return /^(?:https?:\/\/|mailto:)/i.test(address);
}
