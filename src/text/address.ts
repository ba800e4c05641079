import { domainToASCII, domainToUnicode } from 'node:url';
import { once } from './once.js';
import { withoutCharacterReferences } from './set-text.js';

/**
 * The address that a link leads to, from one as people write it: percent-encoded where RFC 3986 has no character for it,
 * the host in Punycode (RFC 3987, 3.1). Nothing where it cannot be followed: it is none of http, https and mailto, or has
 * no host that could be. An address that is one already stays as it is.
 */
export function linkTarget(address: string): string | undefined {
  const [, scheme, authority = '', rest = ''] = /^(https?:\/\/|mailto:)([^/?#]*)(.*)$/isu.exec(address) ?? [];
  if (scheme === undefined) return undefined;
  const target = /^mailto:$/i.test(scheme)
    ? mailTarget(scheme, address.slice(scheme.length))
    : webTarget(scheme, authority, rest);
  return target !== undefined && URL.canParse(target) ? target : undefined;
}

function webTarget(scheme: string, authority: string, rest: string): string | undefined {
  const [, user = '', host = '', port = ''] = /^(.*@)?(.*?)(:\d*)?$/su.exec(authority) ?? [];
  const ascii = asciiHost(host);
  return ascii && `${scheme}${percentEncoded(user)}${ascii}${port}${percentEncoded(rest)}`;
}

/** One or more mailboxes with commas between them, then header fields (RFC 6068, 2). */
function mailTarget(scheme: string, address: string): string | undefined {
  const [, to = '', fields = ''] = /^([^?]*)(.*)$/su.exec(address) ?? [];
  const mailboxes = to.split(',').map((mailbox) => {
    const [, local, host] = /^([^@\s]+)@([^@]+)$/u.exec(mailbox) ?? [];
    const ascii = host && asciiHost(host);
    return local && ascii ? `${percentEncoded(local)}@${ascii}` : undefined;
  });
  return mailboxes.every((mailbox) => mailbox !== undefined)
    ? `${scheme}${mailboxes.join(',')}${percentEncoded(fields)}`
    : undefined;
}

/** Nothing where it is empty, or cannot be a host. */
function asciiHost(host: string): string | undefined {
  if (/[^\p{ASCII}]/u.test(host)) return domainToASCII(host) || undefined;
  if (!/^(?:\[[\da-f:.]+\]|[\w.~!$&'()+;=%-]+)$/i.test(host)) return undefined;
  return /(?:^|\.)xn--/i.test(host) && !isDecodable(host) ? undefined : host;
}

/** Whether a host in Punycode stands for letters. Some versions of Node.js let one pass in `URL` that does not, others refuse it. */
function isDecodable(host: string): boolean {
  const letters = domainToUnicode(host);
  return letters !== host.toLowerCase() && domainToASCII(letters) === host.toLowerCase();
}

/** Keeps what is percent-encoded already. */
function percentEncoded(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[^\p{ASCII}]|[\s<>"\\^`{|}]|\p{Cc}|%(?![\da-f]{2})/giu, encodeURIComponent);
}

/** Whether a text is an address and nothing else, as a page prints one. */
export function isAddress(text: string): boolean {
  return /^(?:https?:\/\/|www\.)\S+$/i.test(text) || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}

/** Whether the words of a link are the address that it leads to. */
export function showsAddress(words: string, url: string): boolean {
  return url.endsWith(words) || isAddress(words);
}

/** An address that stands in a text by itself. */
export interface BareAddress {
  /** As it is written in the text. */
  readonly raw: string;
  /** As it is shown, and where it leads. */
  readonly shown: string;
  readonly target: string;
}

/** Letters of scripts that have no blanks between words, or that join words to what stands before them, as Korean does. */
const attachedLetter = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}]';
/** Words that go on with a sentence, and hardly begin the name of a page. */
const particle = '\\p{Script=Hiragana}|(?:에서|으로|에|을|를|은|는|이|가|의|로|와|과)(?![\\p{L}\\p{N}])';
/** What is of the text, after an address that ends in a letter of ASCII, or after the first slash (`{slash}`). */
const goesOn = (slash: string) => `(?<=[a-z\\d])${attachedLetter}|(?<=${slash})(?:${particle})|を`;

/**
 * Every address of the web that a text has, as far as the text itself does not go on: `見https://example.org/zh，共5項` and
 * `https://example.org/a.htmlで公表` have words of their own after it.
 */
const webAddresses = once(
  // No address has the marks of Chinese and Japanese; a quotation mark or a dash it may have.
  () =>
    new RegExp(
      `\\bhttps?://(?:[!-;=?-~]|(?!${goesOn('://[^/\\s]{1,80}/')})[^\\s\\p{ASCII}\u3000-\u303f\uff00-\uffef])+`,
      'giu',
    ),
);

/** A text with a sign in the place of each character of its addresses of the web, so that all places stay. */
export function withoutWebAddresses(text: string, sign: string): string {
  return text.includes('://') ? text.replace(webAddresses(), (address) => sign.repeat(address.length)) : text;
}

/** Letters in which addresses are typed beside words: those of scripts that part words by blanks. */
const letter = '\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{M}\\p{N}';
const label = '[\\p{L}\\p{M}\\p{N}_-]+';
// Patterns of letters of all scripts take long to make, and few texts have an address.
const mail = once(() => new RegExp(`^(?:mailto:)?[${letter}._+-]+@${label}(?:\\.${label})+`, 'u'));
const mailbox = once(() => new RegExp(`(?<=([${letter}._+-]+))@(?=${label}\\.)`, 'uy'));

/** Signs of addresses, and those that a text of Markdown ends before. */
const signInText = /[@\\<![*]/g;

/**
 * Where the next address of a text may begin, for those whose first letter is not ASCII. It is looked for no farther than a
 * text of Markdown goes, which ends before letters of ASCII with an @ too: what follows is asked for by itself.
 */
export function nextMailbox(text: string): number {
  for (const { 0: sign, index } of text.matchAll(signInText)) {
    if (sign !== '@') return -1;
    // Citations have their mark after a bracket or a blank.
    if (index === 0 || /\s/.test(text.charAt(index - 1))) continue;
    const pattern = mailbox();
    pattern.lastIndex = index;
    const [, before] = pattern.exec(text) ?? [];
    if (before !== undefined) return index - before.length;
    if (/[\w.!#$%&'*+/=?{|}-]/.test(text.charAt(index - 1))) return -1;
  }
  return -1;
}

/** No address of mail has other marks of ASCII before its @. */
const maybeMail = /^[^\s!-*,/;-@[-^`{-~]+@/;

/** An escaped bracket is of the text around the address, `www.example.org\[R\]`; others are in queries alone. */
const web =
  /^(?:https?:\/\/|www\.)(?=[a-z\d]|[^\0-\x7f])(?:[^\s<\\[\]|?#]|\\(?![\\`[\]<>{}]))+(?:[?#](?:[^\s<\\]|\\(?![\\`[\]<>{}]))*)?/i;
const beginsWithOther = /^(?:https?:\/\/|www\.)[^\0-\x7f]/i;
const beginsWithOtherLetter = /^(?:https?:\/\/|www\.)[\p{L}\p{N}]/iu;

/** What is written of an address of the web at the start of a text; it begins with a letter or a digit. */
function webAt(text: string): string | undefined {
  const [written] = web.exec(text) ?? [];
  return written !== undefined && beginsWithOther.test(written) && !beginsWithOtherLetter.test(written)
    ? undefined
    : written;
}

/**
 * The address that a text begins with: GFM's extended autolinks, for letters of any script. It ends before punctuation that
 * is not ASCII, as Chinese writes it after an address, before a citation, and before marks of ASCII that end a sentence (GFM
 * 0.29, 6.9).
 */
export function bareAddressAt(text: string): BareAddress | undefined {
  const written = webAt(text) ?? (maybeMail.test(text) ? mail().exec(text)?.[0] : undefined);
  if (written === undefined) return undefined;
  const end = written.search(/[^\p{ASCII}](?<![\p{L}\p{M}\p{N}])|\\?\[@/u);
  const head = end === -1 ? written : written.slice(0, end);
  const found = bareWebAddress(head) ?? bareMailAddress(head);
  if (found === undefined) return undefined;
  const shown = withoutCharacterReferences(found.replace(escapedMark, '$1'));
  const scheme = /^www\./i.test(shown) ? 'http://' : /^(?:https?:\/\/|mailto:)/i.test(shown) ? '' : 'mailto:';
  const target = linkTarget(scheme + shown);
  return target === undefined ? undefined : { raw: found, shown, target };
}

/** Marks that addresses have, as texts for Markdown write them: `a\_b`. */
const escapedMark = /\\([*_~&])/g;

function bareWebAddress(text: string): string | undefined {
  const written = webAt(text);
  const address = written && untilForeignLetter(untilBracket(written), /^(?:https?:\/\/)?(?:[^/?#]*@)?([^/?#:]*)/iu);
  return address && withoutLastMarks(untilTextGoesOn(address));
}

/** Brackets stand around addresses, as in `x[https://example.org]` and `www.example.org[1]`; only queries have them. */
function untilBracket(address: string): string {
  const [kept = address] = /^(?:https?:\/\/)?[^/?#[\]|]*(?:\/[^?#[\]|]*)?(?:[?#](?!\[).*)?/isu.exec(address) ?? [];
  return kept;
}

const textGoesOn = once(() => new RegExp(goesOn('^/'), 'iu'));

/** The text goes on after the path too, as in `a.htmlで公表`. After a slash, letters are of the address: `/wiki/日本`. */
function untilTextGoesOn(address: string): string {
  const [host = ''] = /^(?:https?:\/\/)?[^/?#]*/i.exec(address) ?? [];
  const path = address.slice(host.length);
  if (!/[^\p{ASCII}]/u.test(path)) return address;
  // A name in letters of its own has paths in them too.
  const skipped = /[^\p{ASCII}]/u.test(host) ? 1 : 0;
  const at = path.slice(skipped).search(textGoesOn());
  return at === -1 ? address : host + path.slice(0, skipped + at);
}

function bareMailAddress(text: string): string | undefined {
  const [written] = mail().exec(text) ?? [];
  const found = written && untilForeignLetter(written, /@(.*)$/u);
  return found && !/[-_]$/.test(found) ? found : undefined;
}

/**
 * A text without blanks goes on right after an address, as in `example.org查看`: no name of a country or kind mixes letters
 * of ASCII with another script.
 */
function untilForeignLetter(address: string, hostIn: RegExp): string {
  const host = hostIn.exec(address);
  const name = host?.[1] ?? '';
  const [, before] = /^(.*\.[a-z]{2,})(?=[^\p{ASCII}])(?![\p{Script=Latin}\p{M}])/iu.exec(name) ?? [];
  return host && before ? address.slice(0, host.index + host[0].length - name.length + before.length) : address;
}

function withoutLastMarks(address: string): string {
  let kept = address;
  let unopened = address.split(')').length - address.split('(').length;
  for (;;) {
    const shorter = withoutLastMark(withoutLastReference(kept));
    const isUnopened = shorter.endsWith(')') && unopened > 0;
    const next = isUnopened ? shorter.slice(0, -1) : shorter;
    if (isUnopened) unopened -= 1;
    if (next === kept) return kept;
    kept = next;
  }
}

/** Looked at from its end: a pattern for that would be tried at each character. */
function withoutLastReference(address: string): string {
  const at = address.endsWith(';') ? address.lastIndexOf('&') : -1;
  if (at === -1 || !/^&[a-z\d]+;$/i.test(address.slice(at))) return address;
  return address.slice(0, address[at - 1] === '\\' ? at - 1 : at);
}

function withoutLastMark(address: string): string {
  if (!/[?!.,:;*_~'"]/.test(address.slice(-1))) return address;
  return address.slice(0, address.at(-2) === '\\' ? -2 : -1);
}
