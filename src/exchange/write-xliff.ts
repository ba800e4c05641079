import type { Digest } from '../text/digest.js';
import { escapeMarkup } from '../text/escape-markup.js';
import { foreignWordsIn } from '../text/foreign-words.js';
import { type ProtectedPart, protectedPartsIn } from '../write-back/protected-parts.js';
import { isWordless, type TranslationFile, type TranslationUnit } from './translation-unit.js';

/** The namespaces of XLIFF 2.1 and of its modules for glossaries and for size restrictions (OASIS, 2018). */
export const namespaces = {
  core: 'urn:oasis:names:tc:xliff:document:2.0',
  glossary: 'urn:oasis:names:tc:xliff:glossary:2.0',
  sizes: 'urn:oasis:names:tc:xliff:sizerestriction:2.0',
} as const;

/** The notes that say what a text is. */
export const contextCategory = 'context';

/** The note that holds the digest of the translation that a file was made with. */
export const digestCategory = 'policy-brief-target';

/** The note that holds this translation itself, for translators and for whoever has to settle a conflict. */
export const formerCategory = 'former-translation';

/** Texts as XLIFF 2.1. Figures, citations and words of another language are inline codes, which programs do not let go. */
export function writeXliff({ pack, sourceLanguage, targetLanguage, units }: TranslationFile, digest: Digest): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="${namespaces.core}" xmlns:gls="${namespaces.glossary}" xmlns:slr="${namespaces.sizes}" version="2.1" srcLang="${attribute(sourceLanguage)}" trgLang="${attribute(targetLanguage)}">`,
    ` <file id="${attribute(pack)}">`,
    '  <slr:profiles generalProfile="xliff:codepoints"/>',
    ...units.flatMap((unit, i) => unitLines(unit, i + 1, digest)),
    ' </file>',
    '</xliff>',
  ];
  return `${lines.join('\n')}\n`;
}

function unitLines(unit: TranslationUnit, number: number, digest: Digest): readonly string[] {
  const { name, source, target, notes, terms, maxCharacters } = unit;
  const codes = new InlineCodes();
  const from = codes.write(source);
  // What has no words is not for translators, whose programs pass it by; it comes back as it is.
  const filled = target ?? (isWordless(source) ? source : undefined);
  const to = filled === undefined ? undefined : codes.writeTarget(filled);
  const size = maxCharacters === undefined ? '' : ` slr:sizeRestriction="${maxCharacters}"`;
  const targetNotes =
    target === undefined
      ? []
      : ([
          [formerCategory, target],
          [digestCategory, digest(target)],
        ] as const);
  const allNotes = [...notes.map((note) => [contextCategory, note] as const), ...targetNotes];
  return [
    `  <unit id="u${number}" name="${attribute(name)}"${size}>`,
    ...(terms.length === 0 ? [] : ['   <gls:glossary>', ...terms.map(glossaryLine), '   </gls:glossary>']),
    ...(allNotes.length === 0
      ? []
      : [
          '   <notes>',
          ...allNotes.map(([category, note]) => `    <note category="${category}">${content(note)}</note>`),
          '   </notes>',
        ]),
    ...codes.dataLines(),
    '   <segment state="initial">',
    `    <source xml:space="preserve">${from}</source>`,
    ...(to === undefined ? [] : [`    <target xml:space="preserve">${to}</target>`]),
    '   </segment>',
    '  </unit>',
  ];
}

function glossaryLine({ term, translation }: TranslationUnit['terms'][number]): string {
  return `    <gls:glossEntry><gls:term>${content(term)}</gls:term><gls:translation>${content(translation)}</gls:translation></gls:glossEntry>`;
}

/** The inline codes of one unit: those of a translation have the ids of the same ones in the source. */
class InlineCodes {
  private readonly data: string[] = [];
  private readonly ofSource: { readonly identity: string; readonly id: number }[] = [];
  private free: { readonly identity: string; readonly id: number }[] = [];
  private count = 0;

  write(text: string): string {
    const written = this.stretch(text, protectedPartsIn(text), 0, text.length);
    this.free = [...this.ofSource];
    return written;
  }

  writeTarget(text: string): string {
    return this.stretch(text, protectedPartsIn(text), 0, text.length);
  }

  dataLines(): readonly string[] {
    if (this.data.length === 0) return [];
    const lines = this.data.map((data, i) => `    <data id="d${i + 1}" xml:space="preserve">${content(data)}</data>`);
    return ['   <originalData>', ...lines, '   </originalData>'];
  }

  private stretch(text: string, parts: readonly ProtectedPart[], start: number, end: number): string {
    let [at, written] = [start, ''];
    for (const part of parts) {
      if (part.start < at || part.end > end) continue;
      written += content(text.slice(at, part.start)) + this.code(text, part, parts);
      at = part.end;
    }
    return written + content(text.slice(at, end));
  }

  private code(text: string, part: ProtectedPart, parts: readonly ProtectedPart[]): string {
    const id = this.idOf(part.identity);
    const kept = 'canCopy="no" canDelete="no"';
    const whole = text.slice(part.start, part.end);
    if (part.kind !== 'foreign-words') {
      const data = this.dataRef(whole);
      return `<ph id="${id}" ${kept} dataRef="${data}" disp="${attribute(whole)}"/>`;
    }
    const [{ words } = { words: '' }] = foreignWordsIn(whole);
    const inner = part.start + 1;
    const [start, end] = [this.dataRef('['), this.dataRef(whole.slice(1 + words.length))];
    const inside = parts.filter((one) => one.start >= inner && one.end <= inner + words.length);
    const shown = this.stretch(text, inside, inner, inner + words.length);
    return `<pc id="${id}" ${kept} dataRefStart="${start}" dataRefEnd="${end}">${shown}</pc>`;
  }

  private idOf(identity: string): number {
    const at = this.free.findIndex((one) => one.identity === identity);
    const [known] = at === -1 ? [] : this.free.splice(at, 1);
    if (known) return known.id;
    this.count += 1;
    this.ofSource.push({ identity, id: this.count });
    return this.count;
  }

  private dataRef(data: string): string {
    const at = this.data.indexOf(data);
    if (at !== -1) return `d${at + 1}`;
    this.data.push(data);
    return `d${this.data.length}`;
  }
}

function content(text: string): string {
  return escapeMarkup(text).replaceAll('\r', '&#13;');
}

function attribute(text: string): string {
  return content(text).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
