import { cpSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { build } from '../../src/commands/build.js';
import { PreviewSession } from '../../src/preview/session.js';
import type { TextEdit } from '../../src/schema/preview-edits.js';
import { buildRequest, memoryHost, type Written } from '../support/built.js';
import { casesOf } from '../support/depth.js';
import { diskHost } from '../support/host.js';
import { builtInPackFolder, chartPackFolder, workspace } from '../support/packs.js';

const cases = casesOf(25, 2);
const editsOfCase = 6;
const timeout = 1_800_000;

/** Words that take room, a sign that no font has, a mistake of Markdown, and a text that fills the page. */
const additions = fc.constantFrom(
  ...['word', '更多', 'So it is.', 'a *b* c', '\u{1f9ff}', '<b>', 'long words '.repeat(8).trim(), 'all '.repeat(700)],
);
const plans = fc.array(
  fc.record({ at: fc.nat(10_000), words: additions, where: fc.constantFrom('before', 'after', 'as it was') }),
  { minLength: editsOfCase, maxLength: editsOfCase },
);

const packs = {
  'built-in': { folder: builtInPackFolder, audience: 'un-delegates' },
  charts: { folder: chartPackFolder, audience: undefined },
};

describe.each(Object.entries(packs))('what somebody types into the %s pack', (name, { folder, audience }) => {
  it('makes the pages that a preview makes which was just opened, and those that a build makes', {
    timeout,
  }, async () => {
    let builds = 0;
    await fc.assert(
      fc.asyncProperty(plans, async (planned) => {
        const desk = workspace({ [name]: folder });
        try {
          builds += await follow(desk.path, join('content', name), planned, audience);
        } finally {
          desk.remove();
        }
      }),
      // Smaller failures would take minutes to find.
      { numRuns: cases, seed: 20, endOnFailure: true },
    );
    // Edits that may not be saved are compared with a preview alone.
    expect(builds).toBeGreaterThan(cases);
  });
});

type Plans = typeof plans extends fc.Arbitrary<infer T> ? T : never;

/** One preview follows all edits; for each, another one is opened that has seen none of the earlier ones. */
async function follow(desk: string, pack: string, planned: Plans, wanted: string | undefined): Promise<number> {
  let builds = 0;
  const open = () => PreviewSession.open(pack, { set: [] }, diskHost(desk));
  const session = await open();
  const { audiences, languages } = session.state();
  const audience = wanted ?? audiences[0]?.id ?? '';
  const units = session.brief(audience, languages[0]?.locale ?? '')?.explanation.units.map(({ unit }) => unit) ?? [];
  const texts = units.flatMap((unit) =>
    session.unit(audience, unit).texts.flatMap(({ key, wordings }) => wordings.map((one) => ({ unit, key, ...one }))),
  );
  const edits = new Map<string, TextEdit>();
  for (const plan of planned) {
    const text = texts[plan.at % texts.length];
    if (!text?.text) continue;
    const { key, language, length, unit } = text;
    const id = `${key} ${language} ${length}`;
    const now = nextWords(text.text, plan);
    if (now === text.text) edits.delete(id);
    else edits.set(id, { key, language, ...(length ? { length } : {}), before: text.text, text: now });
    const changes = [...edits.values()];
    const locale = languages[plan.at % languages.length]?.locale ?? '';
    const request = { audience, locale, unit, changes };
    const answer = session.draft(request);
    const fresh = await open();
    const other = fresh.draft(request);
    const page = await session.file(audience, locale, 'pdf', answer.draft);
    expect(withoutNumber(answer)).toEqual(withoutNumber(other));
    expect(page).toEqual(await fresh.file(audience, locale, 'pdf', other.draft));
    if (answer.draft === undefined) continue;
    expect(await session.check(answer.draft)).toEqual(await fresh.check(other.draft ?? 0));
    const built = page && (await builtPage({ desk, pack, audience, locale }, changes));
    if (!built) continue;
    expect(page).toEqual(Buffer.from(built));
    builds += 1;
  }
  return builds;
}

function nextWords(text: string, { words, where }: Plans[number]): string {
  if (where === 'as it was') return text;
  return (where === 'before' ? `${words} ${text}` : `${text} ${words}`).trim();
}

function withoutNumber({ draft: _, brief, ...answer }: ReturnType<PreviewSession['draft']>) {
  const { draft: __, ...page } = brief ?? {};
  return { ...answer, ...(brief ? { page } : {}) };
}

/** The page of a build of the pack into which the edits were saved; nothing where they may not be. */
async function builtPage(
  { desk, pack, audience, locale }: Readonly<Record<'desk' | 'pack' | 'audience' | 'locale', string>>,
  changes: readonly TextEdit[],
): Promise<Uint8Array | undefined> {
  const copy = workspace();
  try {
    cpSync(join(desk, pack), join(copy.path, pack), { recursive: true });
    const session = await PreviewSession.open(pack, { set: [] }, diskHost(copy.path));
    const { saved } = await session.save({ changes });
    if (!saved) return undefined;
    const wanted = { packs: [pack], audiences: [audience], locales: [locale], formats: ['pdf'] as const };
    const { paper: _, theme: __, ...request } = buildRequest(wanted);
    const written: Written = new Map();
    await build(request, memoryHost(copy.path, request.outDir, written), 'policy-brief test');
    return [...written].find(([path]) => path.endsWith(`${locale}.pdf`))?.[1];
  } finally {
    copy.remove();
  }
}
