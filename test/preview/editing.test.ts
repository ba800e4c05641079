import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PreviewSession } from '../../src/preview/session.js';
import { type PlaceEdit, placeEditSchema, type TextEdit, textEditsSchema } from '../../src/schema/preview-edits.js';
import { editFile, textsBelow } from '../support/folders.js';
import { diskHost } from '../support/host.js';
import { miniPackFolder, root, workspace } from '../support/packs.js';

const key = 'pillars/first/measures/begin/text';
const edit = (before: string | null, text: string | null, more: Partial<TextEdit> = {}): TextEdit => {
  return { key, language: 'en', before, text, ...more };
};

const placeEdit = (place: PlaceEdit['place']): PlaceEdit => {
  return { audience: 'readers', unit: 'first.continue', place, before: {} };
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

  it('are drawn without being written, and the page of the files stays', async () => {
    const before = textsBelow(folder());
    const { brief, draft: no, findings } = draft(edit('Begin early.', 'Begin at once.'));
    expect(findings).toEqual([]);
    expect(brief).toMatchObject({ draft: no, outdated: false, version: 1 });
    expect(String(await session.file('readers', 'en', 'md', no))).toContain('Begin at once.');
    expect(String(await session.file('readers', 'en', 'md'))).toContain('Begin early.');
    expect(textsBelow(folder())).toEqual(before);
  });

  it.each([
    ['en', 'Begin early.', 'Begin "early", it\'s late.', 'Begin “early”, it’s late.'],
    ['zh-Hant', '及早開始。', '"及早"開始。', '「及早」開始。'],
  ])(
    'may have the straight marks of a keyboard, which become those of the language: %s',
    async (language, was, typed, set) => {
      const before = argument();
      const change = edit(was, typed, { language });
      const { draft: no, findings } = draft(change);
      expect([...findings, ...(await session.check(no ?? 0))].filter(({ severity }) => severity === 'error')).toEqual(
        [],
      );
      const answer = await save(change);
      expect(answer).toMatchObject({ saved: true, changes: [edit(was, set, { language })] });
      expect(argument()).toBe(before.replace(`"${was}"`, () => `"${set}"`));
      // What stands there already is no change, and no conflict.
      expect(await save(change)).toMatchObject({ saved: true, changes: [], conflicts: [] });
      expect(await save(edit(set, was, { language }))).toMatchObject({ saved: true });
      expect(argument()).toBe(before);
    },
  );

  it('are told where they are, however far what they make is from what stands there', () => {
    const { findings } = draft(edit('Begin early.', 'Begin early, with {{missing.part}'));
    expect(findings).toMatchObject([{ code: 'content/bad-placeholder', text: { key, language: 'en' } }]);
    expect(findings[0]?.excerpt).toContain('Begin early, with {{missing.part}');
  });

  it.each([
    ['loses a figure', 'second.finish', 'Finish {{missing.part}} things [@smith2025].', 'change/lost-placeholder'],
    ['names what is not there', 'first.begin', 'Begin [@nobody2020].', 'content/unknown-reference'],
    [
      'has a figure by hand',
      'second.finish',
      'Finish 3 {{missing.part}} of {{missing.all}} things [@smith2025].',
      'lint/typed-figure',
    ],
  ])('are told of, and not written, where one %s', async (_, unit, text, code) => {
    const name = `pillars/${unit.replace('.', '/measures/')}/text`;
    const now = session.unit('readers', unit).texts[0]?.wordings[0]?.text ?? '';
    const change = { key: name, language: 'en', before: now, text };
    const before = textsBelow(folder());
    const { draft: no, findings } = session.draft({ audience: 'readers', locale: 'en', unit, changes: [change] });
    const all = [...findings, ...(no === undefined ? [] : await session.check(no))];
    expect(all.map((one) => one.code)).toContain(code);
    expect(all.find((one) => one.code === code)?.text?.key).toBe(name);
    const answer = await save(change);
    expect(answer).toMatchObject({ saved: false, conflicts: [] });
    expect(answer.findings.map((one) => one.code)).toContain(code);
    expect(textsBelow(folder())).toEqual(before);
  });

  it.each([
    ['HTML', 'Begin <b>early</b>.', 'document/raw-html'],
    ['a link that is none', 'Begin [here](javascript:x).', 'document/unsafe-link'],
    ['a picture', 'Begin ![x](https://example.org/x.png) here.', 'document/unsupported'],
  ])('are not written where one makes %s, which no page takes', async (_, text, code) => {
    const before = textsBelow(folder());
    const answer = await save(edit('Begin early.', text));
    expect(answer).toMatchObject({ saved: false, conflicts: [] });
    const finding = answer.findings.find((one) => one.code === code);
    expect(finding?.text).toEqual({ key, language: 'en' });
    expect(finding?.excerpt).toContain(text);
    expect(textsBelow(folder())).toEqual(before);
    // One that stood there before keeps nobody from working.
    editFile(join(folder(), 'argument.yaml'), '"Begin early."', JSON.stringify(text));
    await session.refresh(false);
    expect(await save(edit(text, `${text} Now.`))).toMatchObject({ saved: true });
  });

  it.each([
    ['accents by themselves', 'Cafe\u0301 first.', 'Caf\u00e9 first.'],
    ['line ends of Windows', 'Begin\r\nearly.', 'Begin\nearly.'],
    ['blanks around it', '  Begin at once.  ', 'Begin at once.'],
  ])('are written where one has %s, and undone', async (_, text, read) => {
    const before = argument();
    const answer = await save(edit('Begin early.', text));
    expect(answer).toMatchObject({ saved: true, changes: [edit('Begin early.', read)] });
    const back = answer.changes.map((one) => ({ ...one, before: one.text, text: one.before }));
    expect(await save(...back)).toMatchObject({ saved: true });
    expect(argument()).toBe(before);
    const name = { audience: 'readers', unit: 'first.continue' };
    const place = { pin: 'drop', reason: text.trim() } as const;
    expect(await session.savePlace({ ...name, place, before: {} })).toMatchObject({ saved: true, findings: [] });
    expect(await session.savePlace({ ...name, place: {}, before: place })).toMatchObject({ saved: true, findings: [] });
  });

  it.each([
    ['half of a character', textEditsSchema, { changes: [edit('Begin early.', 'One \ud800 two')] }],
    ['one text twice', textEditsSchema, { changes: [edit('Begin early.', 'One.'), edit('Begin early.', 'Two.')] }],
    ['a length of a unit that is not kept', placeEditSchema, placeEdit({ length: 'short' })],
    ['a length of a unit that is dropped', placeEditSchema, placeEdit({ pin: 'drop', reason: 'x', length: 'short' })],
    ['a reason for nothing', placeEditSchema, placeEdit({ reason: 'x' })],
  ])('with %s are none', (_, schema, request) => {
    expect(schema.safeParse(request).success).toBe(false);
  });

  it('are told of at their places when these have moved since the draft before', () => {
    const sign = edit('及早開始。', '及早\u{1f9ff}開始。', { language: 'zh-Hant' });
    const told = ({ findings }: ReturnType<typeof draft>) => findings.map(({ code, text }) => [code, text?.language]);
    const missing = [['render/missing-glyph', 'zh-Hant']];
    expect(told(draft(sign))).toEqual(missing);
    expect(told(draft(sign, edit('Begin early.', 'Begin as early as you can. '.repeat(4).trim())))).toEqual(missing);
  });

  it('are written although the pack has mistakes in other texts', async () => {
    editFile(join(folder(), 'argument.yaml'), '"Do the second thing."', '"Do the second thing 17 times."');
    await session.refresh(false);
    expect(await save(edit('Begin early.', 'Begin at once.'))).toMatchObject({ saved: true });
    expect(argument()).toContain('"Begin at once."');
  });

  it('meet what has changed since: both texts and what they were made from come back', async () => {
    editFile(join(folder(), 'argument.yaml'), '"Begin early."', '"Begin on Monday."');
    const before = textsBelow(folder());
    const answer = await save(
      edit('Begin early.', 'Begin at once.'),
      edit('及早開始。', '馬上。', { language: 'zh-Hant' }),
    );
    expect(answer).toMatchObject({
      saved: false,
      conflicts: [{ ...edit('Begin early.', 'Begin at once.'), now: 'Begin on Monday.' }],
    });
    expect(textsBelow(folder())).toEqual(before);
  });

  it('of which one was made by somebody else already are no conflict', async () => {
    editFile(join(folder(), 'argument.yaml'), '"Begin early."', '"Begin at once."');
    expect(await save(edit('Begin early.', 'Begin at once.'))).toMatchObject({ saved: true, changes: [] });
  });

  it('of two windows at the same time are taken one after the other', async () => {
    const [one, other] = await Promise.all([
      save(edit('Begin early.', 'One begins.')),
      save(edit('Begin early.', 'Another begins.')),
    ]);
    expect(one).toMatchObject({ saved: true });
    expect(other).toMatchObject({ saved: false, conflicts: [{ now: 'One begins.' }] });
    expect(argument()).toContain('"One begins."');
  });

  it('are refused where the files make no pack, which is told', async () => {
    editFile(join(folder(), 'argument.yaml'), 'priority: must', 'priorty: must');
    const before = textsBelow(folder());
    const answer = await save(edit('Begin early.', 'Begin at once.'));
    expect(answer.findings.map((one) => one.code)).toEqual(['content/unknown-key']);
    expect(textsBelow(folder())).toEqual(before);
  });

  it('are told the room that the fit leaves, for the text that stands on the page', () => {
    const [text] = session.unit('readers', 'first.continue').texts;
    const rooms = text?.wordings.map(({ language, length, room }) => [language, length, room !== undefined]);
    expect(rooms).toEqual([
      ['en', 'full', true],
      ['en', 'short', false],
      ['zh-Hant', 'full', true],
      ['zh-Hant', 'short', false],
    ]);
  });

  const place = (pin: 'keep' | 'drop' | undefined, more = {}) => ({ ...(pin ? { pin } : {}), ...more });
  const readers = () => readFileSync(join(folder(), 'audiences/readers.yaml'), 'utf8');

  it('may bring in a unit that was left out, which is shown before it is written', async () => {
    const file = join(folder(), 'audiences/readers.yaml');
    editFile(file, 'weights:', 'drop:\n  - { unit: second.finish, reason: "Later." }\nweights:');
    await session.refresh(false);
    const before = place('drop', { reason: 'Later.' });
    expect(session.unit('readers', 'second.finish').place).toEqual(before);
    const request = { audience: 'readers', unit: 'second.finish', place: place('keep') };
    const files = textsBelow(folder());
    const trial = session.trial({ ...request, locale: 'en' });
    expect(trial.changes).toEqual({ enters: ['second.finish'], leaves: [], shorter: [], longer: [] });
    expect(String(await session.file('readers', 'en', 'md', trial.brief?.draft))).toContain('Finish 2 of 3 things');
    expect(textsBelow(folder())).toEqual(files);
    expect(await session.savePlace({ ...request, before: place(undefined) })).toMatchObject({
      saved: false,
      now: before,
    });
    expect(textsBelow(folder())).toEqual(files);
    const saved = await session.savePlace({ ...request, before });
    expect(saved).toMatchObject({ saved: true, findings: [] });
    expect(readers()).toContain('keep:\n  - second.finish\nweights:');
    // A page can tell a reading of the files as they were from one of what it has just saved.
    expect(session.unit('readers', 'second.finish')).toMatchObject({ saves: saved.saves - 1, place: before });
    await session.refresh(false);
    expect(session.unit('readers', 'second.finish')).toMatchObject({ saves: saved.saves, place: place('keep') });
  });

  it('says what leaves the page, and why a unit may not', async () => {
    const drop = place('drop', { reason: 'Said elsewhere.', weight: '2' });
    const trial = session.trial({ audience: 'readers', unit: 'first.continue', locale: 'en', place: drop });
    expect(trial).toMatchObject({ findings: [], changes: { leaves: ['first.continue'] } });
    const must = { audience: 'readers', unit: 'first.begin', place: drop };
    expect(session.trial({ ...must, locale: 'en' }).findings).toMatchObject([{ code: 'content/contradiction' }]);
    const before = textsBelow(folder());
    expect(await session.savePlace({ ...must, before: {} })).toMatchObject({
      saved: false,
      findings: [{ code: 'content/contradiction' }],
    });
    expect(textsBelow(folder())).toEqual(before);
  });

  it('has no place for what does not compete', () => {
    expect(session.unit('readers', 'headline').place).toBeUndefined();
    expect(session.unit('readers', 'headline').texts).toMatchObject([{ key: 'audiences/readers/headline' }]);
    expect(session.unit('readers', 'nothing')).toMatchObject({ texts: [] });
  });
});

it('what leaves a full page for a unit that is brought in is told', async () => {
  const options = { paper: 'a4', theme: 'standard', set: [] } as const;
  const session = await PreviewSession.open('content/inclusive-ai-governance', options, diskHost(root));
  const audience = 'un-delegates';
  const [out] = session.brief(audience, 'en')?.explanation.units.filter((one) => one.lengths[0]?.kept === 'out') ?? [];
  const unit = out?.unit ?? '';
  const { changes } = session.trial({ audience, locale: 'en', unit, place: { pin: 'keep' } });
  expect(changes.enters).toEqual([unit]);
  expect(changes.leaves.length).toBeGreaterThan(0);
  expect(changes.leaves).not.toContain(unit);
});
