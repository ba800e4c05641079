import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PreviewSession } from '../../src/preview/session.js';
import type { TextEdit } from '../../src/schema/preview-edits.js';
import { editFile, textsBelow } from '../support/folders.js';
import { diskHost } from '../support/host.js';
import { miniPackFolder, workspace } from '../support/packs.js';

const key = 'pillars/first/measures/begin/text';
const edit = (before: string | null, text: string | null, more: Partial<TextEdit> = {}): TextEdit => {
  return { key, language: 'en', before, text, ...more };
};

describe('edits that pages of the preview send', () => {
  let desk: ReturnType<typeof workspace>;
  let session: PreviewSession;
  beforeEach(async () => {
    desk = workspace({ mini: miniPackFolder });
    session = await PreviewSession.open(undefined, { paper: 'a4', set: [] }, diskHost(desk.path));
  });
  afterEach(() => desk.remove());

  const folder = () => join(desk.path, 'content/mini');
  const argument = () => readFileSync(join(folder(), 'argument.yaml'), 'utf8');
  const draft = (...changes: readonly TextEdit[]) =>
    session.draft({ audience: 'readers', locale: 'en', unit: 'first.begin', changes });
  const save = (...changes: readonly TextEdit[]) => session.save({ changes });

  it('are written one after another, and undone by their reverse', async () => {
    const before = argument();
    const first = await save(edit('Begin early.', 'Begin at once.'));
    expect(first).toMatchObject({ saved: true, changes: [edit('Begin early.', 'Begin at once.')] });
    expect(argument()).toBe(before.replace('"Begin early."', '"Begin at once."'));
    expect(first.stale).toMatchObject([{ key, language: 'zh-Hant' }]);
    expect(await save(edit('Begin at once.', 'Begin early.'))).toMatchObject({ saved: true, findings: [] });
    expect(argument()).toBe(before);
  });
});
