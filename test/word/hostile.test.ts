import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../src/exchange/word/read-docx.js';
import { testFolder } from '../support/folders.js';
import { run } from '../support/program.js';

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const sound = `<w:document ${namespace}><w:body><w:p><w:r><w:t>Words</w:t></w:r></w:p></w:body></w:document>`;

function zip(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files = Object.entries({ 'word/document.xml': sound, ...parts }).map(([name, part]) => {
    return [name, typeof part === 'string' ? strToU8(part) : part] as const;
  });
  return zipSync(Object.fromEntries(files));
}

/** The size of a part in the list of a zip file, as somebody may write it there. */
function withSize(bytes: Uint8Array, size: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  for (let i = 0; i + 4 < copy.length; i += 1) {
    if (view.getUint32(i, true) === 0x02014b50) view.setUint32(i + 24, size, true);
  }
  return copy;
}

/** The names of parts as they stand in the list of a zip file, or in front of each part. */
function withName(bytes: Uint8Array, signature: number, offset: number, from: string, to: string): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  for (let i = 0; i + offset + from.length <= copy.length; i += 1) {
    const place = i + offset;
    if (view.getUint32(i, true) !== signature || strFromU8(copy.slice(place, place + from.length)) !== from) continue;
    copy.set(strToU8(to), place);
  }
  return copy;
}
const [inList, inFront] = [[0x02014b50, 46] as const, [0x04034b50, 30] as const];

/** The mark of a part that is encrypted. */
function withPassword(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  for (let i = 0; i + 10 < copy.length; i += 1) {
    if (view.getUint32(i, true) === 0x02014b50) view.setUint16(i + 8, 1, true);
  }
  return copy;
}

const body = (inner: string) => `<w:document ${namespace}><w:body>${inner}</w:body></w:document>`;
const paragraph = '<w:p><w:r><w:t>a</w:t></w:r></w:p>';
const many = (count: number, one: (i: number) => string) => Array.from({ length: count }, (_, i) => one(i)).join('');
const document = (inner: string) => zip({ 'word/document.xml': body(inner) });

const entity = '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
const external = '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>';

describe('a document of Word from elsewhere', () => {
  it('is read where it is sound', () => {
    expect(readDocx(zip({}), 'page.docx')).toMatchObject({ ok: true });
  });

  it.each([
    ['that is none', strToU8('Words.')],
    ['that is empty', new Uint8Array()],
    ['of an old Word', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0)],
    ['that is cut short', zip({}).slice(0, 60)],
    ['without a text', zipSync({ 'a.txt': strToU8('a') })],
    [
      'that unpacks to far more than it is',
      zip({ 'word/document.xml': sound.replace('Words', 'a'.repeat(17 * 1024 * 1024)) }),
    ],
    [
      'that says it is small and is not',
      withSize(zip({ 'word/document.xml': sound.replace('Words', 'a'.repeat(1024 * 1024)) }), 100),
    ],
    ['that says it is huge', withSize(zip({}), 0xffff_fff0)],
    ['with a part outside it', zip({ '../../evil.xml': 'a' })],
    ['with a part at the root of the disk', zip({ '/etc/passwd': 'a' })],
    ['with a part of a drive', zip({ 'C:\\evil.xml': 'a' })],
    ['with a part twice', zip({ 'WORD/document.xml': sound })],
    [
      'with a part twice by the same name',
      withName(
        withName(zip({ 'word/document.xmk': sound }), ...inList, 'word/document.xmk', 'word/document.xml'),
        ...inFront,
        'word/document.xmk',
        'word/document.xml',
      ),
    ],
    [
      'whose list of parts has another name for one',
      withName(zip({ 'word/document.xmk': sound }), ...inList, 'word/document.xmk', 'word/footer12.xml'),
    ],
    ['whose list of parts is cut off', zip({}).slice(0, -40)],
    ['with a password', withPassword(zip({}))],
    ['with thousands of paragraphs', document(paragraph.repeat(20_000))],
    ['with thousands of runs', document(`<w:p>${'<w:r><w:t>a</w:t></w:r>'.repeat(60_000)}</w:p>`)],
    ['with a text of a million characters', document(`<w:p><w:r><w:t>${'a '.repeat(500_000)}</w:t></w:r></w:p>`)],
    [
      'with thousands of bookmarks that never end',
      document(many(20_000, (i) => `<w:bookmarkStart w:id="${i}" w:name="pb_${i}"/>`) + paragraph.repeat(3_000)),
    ],
    [
      'with thousands of bookmarks',
      document(
        `<w:p>${many(20_000, (i) => `<w:bookmarkStart w:id="${i}" w:name="pb_${i}"/><w:bookmarkEnd w:id="${i}"/>`)}</w:p>`,
      ),
    ],
    [
      'with thousands of comments',
      document(many(20_000, (i) => `<w:commentRangeStart w:id="${i}"/>`) + paragraph.repeat(3_000)),
    ],
    ['with paragraphs in paragraphs', document('<w:p>'.repeat(250) + '</w:p>'.repeat(250))],
    [
      'with a document type in what it was made from',
      zip({ 'customXml/item1.xml': `<!DOCTYPE a><page xmlns="urn:policy-brief:page-origin:1"/>` }),
    ],
    ['with macros', zip({ 'word/vbaProject.bin': 'a' })],
    [
      'that is one with macros by its type',
      zip({ '[Content_Types].xml': '<Types ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>' }),
    ],
    ['with another document in it', document('<w:altChunk/>')],
    ['with an embedded file', zip({ 'word/embeddings/oleObject1.bin': 'a' })],
    ['with a control that runs', zip({ 'word/activeX/activeX1.xml': 'a' })],
    ['with entities of its own', zip({ 'word/document.xml': entity + sound.replace('Words', '&b;') })],
    ['with an entity of another file', zip({ 'word/document.xml': external + sound.replace('Words', '&a;') })],
    ['with an entity that is none', zip({ 'word/document.xml': sound.replace('Words', '&nbsp;') })],
    ['with a document type in its comments', zip({ 'word/comments.xml': '<!DOCTYPE a><a/>' })],
    ['with endless nesting', zip({ 'word/document.xml': '<a>'.repeat(5_000) })],
    ['with too many elements', zip({ 'word/document.xml': `<a>${'<b/>'.repeat(600_000)}</a>` })],
    ['that is no XML', zip({ 'word/document.xml': '<w:document' })],
    ['with far too many parts', zip(Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`a/${i}`, ''])))],
  ])('is refused in one line: one %s', (_, bytes) => {
    const begun = performance.now();
    const read = readDocx(bytes, 'page.docx');
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect(read.ok).toBe(false);
    const diagnostics = read.ok ? [] : read.diagnostics;
    expect(diagnostics.map(({ code }) => code)).toEqual(['exchange/unreadable']);
    expect(diagnostics[0]?.message).not.toContain('\n');
  });

  it('is refused by the command, with exit code 1 and without a trace', async () => {
    const cwd = testFolder();
    writeFileSync(join(cwd, 'page.docx'), zip({ 'word/vbaProject.bin': 'a' }));
    const { status, stdout, stderr } = await run(cwd, 'redline', 'page.docx', '--apply');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('It has macros');
    expect(stderr).not.toMatch(/\bat .*\.ts:\d+/);
  });
});
