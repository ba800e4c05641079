import type { VariantId } from '../model/variant.js';
import { readValue } from '../schema/read-value.js';
import { eachEntry, type OpenManifest, PackedEntries } from './brief-entries.js';

/** Two spaces, as in the whole file. */
const indent = 2;
const noBriefs = '\n  "briefs": {}';

/** The text of `manifest.json`, piece by piece: that of ten thousand briefs has fifty megabytes. */
export function* manifestText(manifest: OpenManifest): Generator<string, void> {
  const text = `${JSON.stringify({ ...manifest, briefs: {} }, undefined, indent)}\n`;
  // Only a key of the manifest itself stands so in a line: line ends in texts are escaped.
  const at = text.indexOf(noBriefs) + noBriefs.length - 1;
  let before = text.slice(0, at);
  for (const [id, entry] of eachEntry(manifest.briefs)) {
    const lines = JSON.stringify(entry, undefined, indent).replaceAll('\n', '\n    ');
    yield `${before}\n    ${JSON.stringify(id)}: ${lines}`;
    before = ',';
  }
  yield before === ',' ? `\n  ${text.slice(at)}` : text;
}

/**
 * A manifest as it stands in a file; one that is none, or is damaged, counts as missing. As a build writes it, it is read
 * brief by brief, and in any other form as a whole.
 * @param parts reads the file from its beginning, and gives nothing where there is none
 */
export async function readManifest(parts: () => AsyncIterable<Uint8Array>): Promise<OpenManifest | undefined> {
  return (await readByBriefs(parts())) ?? (await readWhole(parts()));
}

const endOfBrief = /^ {4}\},?$/;
const endOfBriefs = /^ {2}\},?$/;

/** Undefined where lines are not as {@link manifestText} writes them. */
async function readByBriefs(parts: AsyncIterable<Uint8Array>): Promise<OpenManifest | undefined> {
  const briefs = new PackedEntries();
  /** All lines but those of briefs. */
  const about: string[] = [];
  let place: 'about' | 'between' | 'brief' = 'about';
  let brief: string[] = [];
  let isSound = true;
  /** Whether another brief has to follow. */
  let goesOn = true;
  const read = (line: string) => {
    if (place === 'about') {
      if (line === '  "briefs": {') place = 'between';
      else about.push(line);
    } else if (place === 'between' && endOfBriefs.test(line)) {
      isSound &&= !goesOn;
      about.push(`  "briefs": {}${line.slice(3)}`);
      place = 'about';
    } else {
      brief.push(line);
      place = 'brief';
      if (!endOfBrief.test(line)) return;
      isSound &&= goesOn && addBrief(brief.join('\n').replace(/,$/, ''), briefs);
      goesOn = line.endsWith(',');
      [place, brief] = ['between', []];
    }
  };
  for await (const lines of linesIn(parts)) for (const line of lines) read(line);
  const head = isSound && place === 'about' && briefs.size > 0 ? parsed(`${about.join('\n')}`) : undefined;
  const manifest = readValue('manifest', head);
  return manifest && { ...manifest, briefs };
}

function addBrief(text: string, briefs: PackedEntries): boolean {
  const record = parsed(`{${text}}`);
  const [[id, value] = [], ...others] = typeof record === 'object' && record !== null ? Object.entries(record) : [];
  const entry = readValue('brief of a manifest', value);
  if (id === undefined || !entry || others.length > 0) return false;
  briefs.add(id as VariantId, entry);
  return true;
}

async function readWhole(parts: AsyncIterable<Uint8Array>): Promise<OpenManifest | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of parts) text += decoder.decode(part, { stream: true });
  const manifest = readValue('manifest', parsed(text + decoder.decode()));
  return manifest && { ...manifest, briefs: PackedEntries.of(Object.entries(manifest.briefs)) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** All lines of a part at once: a file of ten thousand briefs has a million, and each step of a generator is waited for. */
async function* linesIn(parts: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[], void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const part of parts) {
    const lines = (rest + decoder.decode(part, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield lines;
  }
  yield [rest + decoder.decode()];
}
