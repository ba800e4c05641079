import { describe, expect, it } from 'vitest';
import { editsOfNewWordings } from '../../../src/write-back/new-wording.js';
import { readYaml } from '../../../src/yaml/read-yaml.js';

/** The file of a reader, in which a unit gets the wording “Now.” and a pillar the title “First”. */
function reworded(text: string): string {
  const file = { id: 'reader.yaml', text };
  const root = readYaml(file);
  if (!root.ok) throw new Error('the file cannot be read');
  const wording = (keys: readonly string[], words: string) => ({
    keys,
    texts: new Map([['en', words]]),
    isPlain: false,
  });
  const edits = editsOfNewWordings(root.value, [], file, [
    wording(['text', 'begin'], 'Now.'),
    wording(['pillars', 'first', 'title'], 'First'),
  ]);
  // Of two at one place, the one that is named first stands first.
  const inOrder = edits.toSorted((a, b) => a.start - b.start);
  return inOrder.reduceRight((written, { start, end, write }) => {
    return written.slice(0, start) + write + written.slice(end);
  }, text);
}

const text = '  begin:\n    en: "Now."\n';
const title = 'pillars:\n  first:\n    title:\n      en: "First"\n';

describe('a wording that a reader did not have stands at the end of its file', () => {
  it.each([
    ['below a plain text', 'id: one\n', `id: one\ntext:\n${text}${title}`],
    ['behind a note', 'id: one # why\n', `id: one # why\ntext:\n${text}${title}`],
    ['behind a list', 'keep:\n  - a\n  - b\n', `keep:\n  - a\n  - b\ntext:\n${text}${title}`],
    ['behind brackets', 'keep: [a, b]\n', `keep: [a, b]\ntext:\n${text}${title}`],
    ['behind a block', 'note: |\n  One.\n\n\n', `note: |\n  One.\ntext:\n${text}${title}\n\n`],
    ['behind a block with its blank lines', 'note: |+\n  One.\n\n\n', `note: |+\n  One.\n\n\ntext:\n${text}${title}`],
    [
      'and below the keys that are there',
      'text:\n  end: Soon.\nid: one\n',
      `text:\n  end: Soon.\n${text}id: one\n${title}`,
    ],
    [
      'in braces too',
      '{ "text": { "end": "Soon." } }\n',
      '{ "text": { "end": "Soon.", "begin": {"en":"Now."} }, "pillars": { "first": { "title": {"en":"First"} } } }\n',
    ],
  ])('%s', (_, before, after) => {
    expect(reworded(before)).toBe(after);
  });
});
