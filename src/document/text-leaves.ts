import type { Token, Tokens } from 'marked';
import type { MarkedText, TextFormat, TextLeaf, TextMark } from '../model/named-text.js';
import { placeholdersIn } from '../text/placeholders.js';
import { withoutCharacterReferences } from '../text/set-text.js';
import { isAutolink, lexText } from './markdown-syntax.js';

/**
 * The stretches of a text of inline Markdown, in order: what lies between them are marks and nothing that is printed.
 * @param figure how a figure is printed
 */
export function leavesOfText(text: string, figure: (fact: string, figure: string) => string): readonly TextLeaf[] {
  // Lines of a block scalar are one paragraph; offsets stay.
  const plain = { isStrong: false, isEmphasis: false };
  return leavesIn(lexText(text.replace(/\s/g, ' ')), 0, plain, figure).filter(({ start, end }) => end > start);
}

/** The same, with the marks between the stretches. */
export function markedText(text: string, figure: (fact: string, figure: string) => string): MarkedText {
  return { leaves: leavesOfText(text, figure), marks: marksIn(lexText(text.replace(/\s/g, ' ')), 0) };
}

function marksIn(tokens: readonly Token[], offset: number): readonly TextMark[] {
  let at = offset;
  return tokens.flatMap((token): readonly TextMark[] => {
    const start = at;
    at += token.raw.length;
    const inner = 'tokens' in token ? (token.tokens ?? []) : [];
    const around = (kind: TextMark['kind'], opening: number, closing: number, target?: string): TextMark => ({
      ...{ kind, opening: { start, end: start + opening } },
      closing: { start: start + token.raw.length - closing, end: start + token.raw.length },
      ...(target === undefined ? {} : { target }),
    });
    switch (token.type) {
      case 'strong':
      case 'em': {
        const mark = (token.raw.length - lengthOf(inner)) / 2;
        return [around(token.type === 'strong' ? 'strong' : 'emphasis', mark, mark), ...marksIn(inner, start + mark)];
      }
      case 'span':
        return marksIn(inner, start + 1);
      case 'link': {
        const { href } = token as Tokens.Link;
        if (isAutolink(token)) return token.raw.startsWith('<') ? [around('address', 1, 1, href)] : [];
        return [around('link', 1, token.raw.length - 1 - lengthOf(inner), href), ...marksIn(inner, start + 1)];
      }
      default:
        return marksIn(inner, start);
    }
  });
}

function leavesIn(
  tokens: readonly Token[],
  offset: number,
  format: TextFormat,
  figure: (fact: string, figure: string) => string,
): readonly TextLeaf[] {
  let at = offset;
  return tokens.flatMap((token) => {
    const start = at;
    at += token.raw.length;
    const inner = 'tokens' in token ? (token.tokens ?? []) : [];
    const whole = (kind: TextLeaf['kind'], printed: string): TextLeaf[] => [
      { kind, start, end: start + token.raw.length, printed, ...format },
    ];
    // Within its marks, where what is printed stands there as it is.
    const within = (printed: string): TextLeaf[] => {
      const from = token.raw.indexOf(printed);
      if (from === -1) return whole('words', printed);
      return [{ kind: 'words', start: start + from, end: start + from + printed.length, printed, ...format }];
    };
    switch (token.type) {
      case 'citation':
        return whole('citation', '');
      case 'escape':
        return whole('words', token.raw.slice(1));
      case 'codespan':
        return within((token as Tokens.Codespan).text);
      case 'br':
        return whole('words', ' ');
      case 'strong':
      case 'em': {
        const key = token.type === 'strong' ? 'isStrong' : 'isEmphasis';
        const mark = (token.raw.length - lengthOf(inner)) / 2;
        return leavesIn(inner, start + mark, { ...format, [key]: true }, figure);
      }
      case 'span':
        return leavesIn(inner, start + 1, format, figure);
      case 'link':
        if (isAutolink(token)) {
          return within((token as Tokens.Link).text).map((leaf) => ({ ...leaf, link: (token as Tokens.Link).href }));
        }
        return leavesIn(inner, start + 1, { ...format, link: (token as Tokens.Link).href }, figure);
      default:
        return inner.length > 0
          ? leavesIn(inner, start, format, figure)
          : wordsAndFigures(token.raw, start, format, figure);
    }
  });
}

function lengthOf(tokens: readonly Token[]): number {
  return tokens.reduce((sum, { raw }) => sum + raw.length, 0);
}

function wordsAndFigures(
  raw: string,
  start: number,
  format: TextFormat,
  figure: (fact: string, figure: string) => string,
): readonly TextLeaf[] {
  const leaves: TextLeaf[] = [];
  let at = 0;
  const words = (end: number) => {
    for (const { 0: part, index } of raw.slice(at, end).matchAll(/&#?\w+;|[^&]+|&/g)) {
      const from = start + at + index;
      leaves.push({
        kind: 'words',
        start: from,
        end: from + part.length,
        printed: withoutCharacterReferences(part),
        ...format,
      });
    }
  };
  for (const found of placeholdersIn(raw)) {
    if (found.kind !== 'figure') continue;
    words(found.start);
    const printed = figure(found.fact, found.figure);
    leaves.push({ kind: 'figure', start: start + found.start, end: start + found.end, printed, ...format });
    at = found.end;
  }
  words(raw.length);
  return leaves;
}
