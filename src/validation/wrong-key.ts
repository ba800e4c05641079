import type { z } from 'zod';
import { error } from '../diagnostics/diagnostic.js';
import { localeTag, yearScalar } from '../schema/scalars.js';
import { toWrite } from '../text/cut-short.js';
import { asWritten, syntheticNode, withLines } from './examples.js';
import { type Finding, type LocatedIssue, reasonOf } from './finding.js';
import { languageMeant } from './language-meant.js';
import { knownLocales, localeMeant } from './locale-names.js';
import { entryOf, type Located, type LocatedMap, nodeAt, type Path, textAt } from './located.js';
import { asciiDigits } from './numbers-meant.js';
import { dateMeant, rewritten } from './rewrites.js';
import { schemasAt } from './schema-shape.js';
import type { Repair } from './tree-repairs.js';

/** A key of a group whose keys are languages, or names that the author gives. */
export function wrongKey(located: LocatedIssue<z.core.$ZodIssueInvalidKey>): Finding {
  const { issue, path, schema, root, span } = located;
  const parent = path.slice(0, -1);
  const key = String(path.at(-1));
  const record = schemasAt(schema, parent).find((s) => 'keyType' in s) as z.ZodRecord | undefined;
  const keyType = record?.keyType as z.ZodType | undefined;
  if (keyType === localeTag)
    return unitBelowPillar(located) ?? textWithColon(located) ?? textInParts(located) ?? wrongLanguage(located);
  const meant =
    keyType && ((keyType === yearScalar && yearIn(key)) || rewritten(key, (text) => keyType.safeParse(text).success));
  const [inner] = issue.issues;
  const reason = inner && keyType ? reasonOf(inner, [keyType], key) : 'is not allowed';
  return {
    diagnostic: error('content/invalid-value', `The key "${key}" ${reason}.`, {
      span,
      hint: meant === undefined ? keyHint(keyType) : `Write ${meant} in its place.`,
    }),
    repairs: renamed(path, meant ?? (keyType === yearScalar ? someYear(nodeAt(root, parent), key) : undefined)),
  };
}

function renamed(path: Path, to: string | undefined): readonly Repair[] {
  return [to === undefined ? { kind: 'drop', path } : { kind: 'rename', path, to }];
}

function wrongLanguage({ path, root, languages, span }: LocatedIssue): Finding {
  const [key, parent] = [String(path.at(-1)), path.slice(0, -1)];
  const missing = languages.filter((locale) => !entryOf(nodeAt(root, parent), locale));
  const named = localeMeant(key, knownLocales) ?? languageMeant(key);
  // What a reference has in other languages may be in any; and who names one has not meant another.
  const isOfWork = String(parent.at(-1)).endsWith('-by-language');
  const only = missing.length === 1 && named === undefined ? missing[0] : undefined;
  // Where the list of languages has the same mistake, it is mended in the same way.
  const meant = isOfWork || languages.includes(key) ? named : (localeMeant(key, missing) ?? only);
  return {
    diagnostic: error('content/unknown-language', `"${key}" is not how a language is called here.`, {
      span,
      hint: meant === undefined ? `${goesOnHint(key)}${languagesHint(languages)}` : `Write ${meant} in its place.`,
    }),
    repairs: renamed(path, meant),
  };
}

/** `space: { close: "…" }` among a reader's own wordings: a unit is called by both names in one. */
function unitBelowPillar({ path, root, span }: LocatedIssue): Finding | undefined {
  const [section, , group, pillar, measure] = path;
  if (section !== 'audiences' || group !== 'text' || path.length !== 5) return undefined;
  const withId = (list: Located | undefined, id: unknown) =>
    list?.kind === 'list' ? list.items.find((item) => textAt(item, 'id')?.text === id) : undefined;
  const found = withId(nodeAt(root, ['pillars']), pillar);
  if (!found || !withId(entryOf(found, 'measures')?.value, measure)) return undefined;
  const unit = `${pillar}.${measure}`;
  return {
    diagnostic: error('content/unknown-id', `A measure is one key here, "${unit}", and this one stands in two.`, {
      span,
      hint: withLines('Write it so', `text:\n  ${unit}: …`),
    }),
    repairs: [{ kind: 'drop', path: path.slice(0, -1) }],
  };
}

/** `text:` and below it `Begin early: it pays`, which is a key with a value to YAML. */
function textWithColon({ path, root, languages }: LocatedIssue): Finding | undefined {
  const [key, parent] = [String(path.at(-1)), path.slice(0, -1)];
  const [here, value] = [nodeAt(root, parent), nodeAt(root, path)];
  if (here?.kind !== 'map' || here.entries.length > 1 || value?.kind !== 'text') return undefined;
  if (!/\s/u.test(key) || localeMeant(key, knownLocales) !== undefined) return undefined;
  const text = `${key}: ${value.text}`;
  const keySpan = entryOf(here, key)?.keySpan ?? here.span;
  const texts = Object.fromEntries(languages.map((language) => [language, text]));
  return {
    diagnostic: error('content/wrong-type', 'A text with a colon and a space in it must stand in quotation marks.', {
      span: { ...keySpan, end: Math.max(keySpan.end, value.span.end) },
      hint: withLines('Write', asWritten(String(parent.at(-1)), text)),
    }),
    repairs: [{ kind: 'set', path: parent, value: syntheticNode(texts) }],
  };
}

/** The finding of a group, or none: asked for each of its keys, of which there may be thousands. */
const findingsOfParts = new WeakMap<LocatedMap, { readonly finding: Finding | undefined }>();

/** `contact: { mail: …, phone: … }`: the parts of one text, under keys of their own. */
function textInParts(located: LocatedIssue): Finding | undefined {
  const here = nodeAt(located.root, located.path.slice(0, -1));
  if (here?.kind !== 'map') return undefined;
  const known = findingsOfParts.get(here) ?? { finding: partsOfText(here, located) };
  findingsOfParts.set(here, known);
  return known.finding;
}

function partsOfText(here: LocatedMap, { path, root, languages }: LocatedIssue): Finding | undefined {
  if (here.entries.length < 2) return undefined;
  const isLanguage = (key: string) =>
    languages.includes(key) || (localeMeant(key, knownLocales) ?? languageMeant(key)) !== undefined;
  const parts = here.entries.flatMap(({ value }) => (value.kind === 'text' ? [value.text] : []));
  if (parts.length < here.entries.length || here.entries.some(({ key }) => isLanguage(key))) return undefined;
  const parent = path.slice(0, -1);
  const name = String(parent.at(-1));
  const text = parts.join(', ');
  const texts = Object.fromEntries(languages.map((language) => [language, text]));
  const around = entryOf(nodeAt(root, parent.slice(0, -1)), name);
  return {
    diagnostic: error('content/wrong-type', `"${name}" is one text, and this has keys of its own.`, {
      span: around?.keySpan ?? here.span,
      hint: withLines('Write it so', toWrite(asWritten(name, languages.length > 1 ? texts : text))),
    }),
    repairs: [{ kind: 'set', path: parent, value: syntheticNode(texts) }],
  };
}

/** A year for a key that is none, another for each, so that a trend does not lack what it has. */
function someYear(years: Located | undefined, key: string): string | undefined {
  return years?.kind === 'map' ? String(1001 + years.entries.findIndex((entry) => entry.key === key)) : undefined;
}

/** The year of `FY2020`, `2020/21` and `2020年`; none of a month, of which a year has twelve. */
function yearIn(key: string): string | undefined {
  if (/^\d{4}-\d{2}/.test(dateMeant(key) ?? '')) return undefined;
  const [year, ...others] = asciiDigits(key).match(/\d+/g) ?? [];
  const isSpan =
    others.length === 1 && /\d\s*\/\s*\d/u.test(key) && Number(others[0]) % 100 === (Number(year) + 1) % 100;
  return year?.length === 4 && (others.length === 0 || isSpan) ? year : undefined;
}

function keyHint(keyType: z.ZodType | undefined): string {
  if (keyType === yearScalar) return 'Write the year alone. Months, quarters and days may be bars, or rows of a table.';
  return 'Give it a name in small letters, with hyphens.';
}

/** `at once: to evenings` below a text without quotation marks. */
function goesOnHint(key: string): string {
  return /\s/u.test(key)
    ? 'If it goes on from the text above, put the whole text in quotation marks, in one line. '
    : '';
}

function languagesHint(languages: readonly string[]): string {
  return languages.length === 0 ? 'Write en, or zh-Hant.' : `The languages of this pack: ${languages.join(', ')}.`;
}
