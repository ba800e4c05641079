import { type Diagnostic, warning } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source.js';
import { once } from '../text/once.js';

/** What Windows shows for the bytes 0x80 to 0x9f, in their order; those that stand for nothing are blanks here. */
const windows = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
/** The second byte of a letter, and those after it, as Windows shows them. */
const following = `[\\u00a1-\\u00bf${windows.replaceAll(' ', '')}]`;
/** Those of them that may stand behind a letter anyway. */
const behindLetters = '[”’“‘»«›‹…–—]';

/**
 * `Ã©` for é, `â€™` for ’, `Ð²Ð¾Ð` for во: a file in UTF-8 that was opened as one of Windows and saved as what it showed.
 * Letters of Polish and Turkish begin with Ä and Å, those of Cyrillic, Greek and Arabic with the others.
 */
const garbled = once(
  () =>
    new RegExp(
      `[ÃÂÄÅ](?!${behindLetters})${following}|[à-ï](?!${behindLetters}{2})${following}[${following.slice(1, -1)}\\u00a0]|` +
        `(?:[ÐÑÎÏØÙ]${following}){3}`,
      'u',
    ),
);

/** Told once: where one sign was garbled, all were. */
export function checkGarbled({ id, text }: SourceFile): readonly Diagnostic[] {
  const found = garbled().exec(text);
  if (!found) return [];
  const [shown] = found;
  return [
    warning('yaml/encoding', `"${shown}" stands here for "${meantBy(shown)}", and so are other letters garbled.`, {
      span: { source: id, start: found.index, end: found.index + shown.length },
      hint:
        'The file was saved as UTF-8 and opened as something else, such as in a spreadsheet. ' +
        'Take it as it was before, or write these letters anew.',
    }),
  ];
}

function meantBy(shown: string): string {
  const bytes = Array.from(shown, (char) => {
    const at = windows.indexOf(char);
    return at === -1 ? char.charCodeAt(0) : 0x80 + at;
  });
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
