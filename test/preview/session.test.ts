import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Step } from '../../src/pipeline/steps.js';
import { PreviewSession } from '../../src/preview/session.js';
import { editFile } from '../support/folders.js';
import { diskHost } from '../support/host.js';
import { miniPackFolder, root, workspace } from '../support/packs.js';

const options = { paper: 'a4', theme: 'standard', set: [] } as const;

describe('a preview session', () => {
  let desk: ReturnType<typeof workspace>;
  beforeEach(() => {
    desk = workspace({ mini: miniPackFolder });
  });
  afterEach(() => desk.remove());

  function edit(file: string, find: string, write: string): void {
    editFile(join(desk.path, 'content/mini', file), find, write);
  }
  const open = (pack?: string) => PreviewSession.open(pack, options, diskHost(desk.path));
  const markdown = async (session: PreviewSession, locale = 'en') =>
    String(await session.file('readers', locale, 'md'));

  it('starts with a pack that has mistakes, and has its pages once they are corrected', async () => {
    edit('argument.yaml', 'priority: must', 'priorty: must');
    const session = await open();
    expect(session.state('readers')).toMatchObject({
      sound: false,
      audiences: [],
      problems: [
        { code: 'content/unknown-key', location: { file: 'content/mini/argument.yaml', line: 21, column: 9 } },
      ],
    });
    expect(session.brief('readers', 'en')).toBeUndefined();
    expect(await session.file('readers', 'en', 'pdf')).toBeUndefined();
    edit('argument.yaml', 'priorty: must', 'priority: must');
    await session.refresh(false);
    expect(session.state('readers')).toMatchObject({ sound: true, problems: [], version: 2 });
    expect(await markdown(session)).toContain('Begin early.');
  });

  it('keeps the last good page of a reader whose musts no longer fit, and says why', async () => {
    const session = await open();
    expect(session.brief('readers', 'en')?.outdated).toBe(false);
    edit('argument.yaml', 'en: "Begin early."', `en: "Begin early. ${'Begin early and never stop. '.repeat(120)}"`);
    await session.refresh(false);
    const { problems, sound } = session.state('readers');
    expect(sound).toBe(true);
    expect(problems.filter(({ code }) => code === 'fit/overflow')).toMatchObject([
      { variant: 'readers.en', location: { line: 24 }, hint: expect.stringContaining('Shorten first.begin by') },
    ]);
    expect(session.brief('readers', 'en')).toMatchObject({ outdated: true, version: 1 });
    expect(await markdown(session)).not.toContain('never stop');
    // The other language still fits, and is of today.
    expect(session.brief('readers', 'zh-Hant')).toMatchObject({ outdated: false, version: 2 });
  });

  it('has nothing for a reader or a language that the pack does not have', async () => {
    const session = await open();
    for (const [audience, locale] of [
      ['others', 'en'],
      ['readers', 'fr'],
      ['__proto__', 'en'],
      ['readers', 'constructor'],
    ] as const) {
      expect(session.brief(audience, locale)).toBeUndefined();
      expect(await session.file(audience, locale, 'html')).toBeUndefined();
    }
  });

  it('names readers in the language asked for, else in the first of the pack', async () => {
    const session = await open();
    expect(session.state(undefined, 'zh-Hant').audiences).toEqual([{ id: 'readers', name: '讀者' }]);
    expect(session.state(undefined, 'fr').audiences).toEqual([{ id: 'readers', name: 'readers' }]);
  });

  it('reads templates again when told that they changed', async () => {
    const session = await open();
    expect(await markdown(session)).not.toContain('Checked today');
    const main = readFileSync(join(root, 'templates/brief.md.hbs'), 'utf8');
    mkdirSync(join(desk.path, 'templates'));
    writeFileSync(
      join(desk.path, 'templates/brief.md.hbs'),
      main.replace('{{ask.text}}', '{{ask.text}} Checked today.'),
    );
    await session.refresh(true);
    expect(await markdown(session)).toContain('Checked today.');
  });

  it('reports its steps', async () => {
    const steps: string[] = [];
    const onStep = ({ work, of }: Step) => steps.push(`${work} ${of}`);
    const session = await PreviewSession.open(undefined, { ...options, onStep }, diskHost(desk.path));
    session.brief('readers', 'en');
    expect(steps).toEqual(['load content/mini', 'templates standard', 'fit mini/readers']);
  });

  it('knows the boxes and the location of every unit on the page', async () => {
    const session = await open();
    const brief = session.brief('readers', 'zh-Hant');
    expect(brief?.regions).toMatchObject({ widthPt: 595.28, heightPt: 841.89 });
    const boxes = brief?.regions.boxes ?? [];
    for (const unit of ['headline', 'finding', 'ask', 'missing', 'first', 'first.begin', 'second.finish']) {
      expect(
        boxes.some((box) => box.unit === unit),
        unit,
      ).toBe(true);
      expect(brief?.locations[unit]?.file, unit).toMatch(/^content\/mini\/.*\.yaml$/);
    }
    for (const { xPt, yPt, widthPt, heightPt } of boxes) {
      expect(Math.min(xPt, yPt, widthPt, heightPt)).toBeGreaterThan(0);
      expect(xPt + widthPt).toBeLessThanOrEqual(595.28 - 40);
      expect(yPt + heightPt).toBeLessThanOrEqual(841.89);
    }
  });

  it('refuses to choose between several packs', async () => {
    const two = workspace({ one: miniPackFolder, two: miniPackFolder });
    await expect(PreviewSession.open(undefined, options, diskHost(two.path))).rejects.toThrow(
      'name the one to look at',
    );
    await expect(open('nothing')).rejects.toThrow('"nothing"');
    two.remove();
  });
});
