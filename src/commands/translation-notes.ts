import type { ReturnedFile, ReturnedNote } from '../exchange/translation-unit.js';
import { sha256 } from '../host/digest.js';
import { partsOfName } from '../model/named-text.js';
import type { PackOutline } from '../pack/load-pack.js';
import type { PackText } from '../pack/pack-index.js';
import { currentText } from '../write-back/apply-texts.js';
import type { TextChange } from '../write-back/text-change.js';

/** What stands beside a text for its translator. */
export function notesOf(
  text: PackText,
  length: TextChange['length'],
  maxCharacters: number | undefined,
): readonly string[] {
  return [
    placeOf(text),
    ...(length === 'short' ? ['The same message in fewer words, for a page with little room.'] : []),
    ...(maxCharacters === undefined ? [] : [noteOnRoom(maxCharacters)]),
  ];
}

/** `fact late-hours: chart/alt`; what has no id of its own is named by its kind. */
function placeOf({ entry, key, field }: PackText): string {
  if (!entry) return field;
  const { kind, id, path } = entry;
  const within = key.split('/').slice(path.length).join('/');
  return `${kind === id ? kind : `${kind} ${id}`}: ${within}`;
}

function noteOnRoom(characters: number): string {
  return `About ${characters} characters fit on the page.`;
}

/** The notes that are of somebody else: programs may keep ours without their categories. */
export function notesOfOthers(
  { notes }: ReturnedFile,
  language: string,
  { texts, languages }: PackOutline,
): readonly ReturnedNote[] {
  const byKey = new Map(texts.map((text) => [text.key, text]));
  return notes.filter(({ name, note }) => {
    const { key, length } = partsOfName(name);
    const text = byKey.get(key);
    if (!text) return true;
    const now = currentText(text, { language, length }, languages)?.text.trim();
    const own = [...notesOf(text, length, undefined), ...(now === undefined ? [] : [now, sha256(now)])];
    return !own.includes(note) && note !== noteOnRoom(Number(/\d+/.exec(note)?.[0]));
  });
}

/** More names than anybody reads. */
const mostNames = 20;

/** What came with the translations and is none, as people read it. */
export function linesBeside(notes: readonly ReturnedNote[], untranslated: readonly string[]): readonly string[] {
  const others = untranslated.length - mostNames;
  return [
    ...notes.flatMap(({ name, note }) => [
      name === '' ? 'Note on the whole file' : `Note on ${name}`,
      ...note.split('\n').map((line) => `  ${line.trim()}`),
    ]),
    ...(untranslated.length === 0 ? [] : ['Without a translation:']),
    ...untranslated.slice(0, mostNames).map((name) => `  ${name}`),
    ...(others > 0 ? [`  and ${others} more`] : []),
  ];
}
