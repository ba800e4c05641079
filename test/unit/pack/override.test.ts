import { describe, expect, it } from 'vitest';
import { diagnosticsOf } from '../../../src/diagnostics/result.js';
import { positionAt } from '../../../src/diagnostics/source.js';
import type { Span } from '../../../src/diagnostics/span.js';
import type { Pack } from '../../../src/model/loaded-pack.js';
import { loadPack } from '../../../src/pack/load-pack.js';
import { miniPackFolder, packFiles } from '../../support/packs.js';

function loaded(...settings: string[]) {
  return loadPack(packFiles(miniPackFolder), (path) => path, settings);
}

function pack(...settings: string[]): Pack {
  const { result } = loaded(...settings);
  if (!result.ok) throw new Error(result.diagnostics.map((d) => d.message).join('\n'));
  return result.value;
}

describe('--set', () => {
  it('replaces a value of a file by one read as text: 1.10 stays 1.10', () => {
    expect(pack('pack.version=1.10').pack.version).toBe('1.10');
  });

  it('finds list items by id or by number', () => {
    expect(pack('pillars.first.measures.begin.priority=could').pillars[0]?.measures[0]?.priority).toBe('could');
    expect(pack('pillars.1.measures.0.priority=could').pillars[1]?.measures[0]?.priority).toBe('could');
    expect(pack('facts.missing.figures.part=1').facts[0]?.figures).toEqual({
      part: { value: '1' },
      all: { value: '3' },
    });
  });

  it('finds and adds keys with dots in them', () => {
    expect(pack('audiences.readers.weights.first.begin=7').audiences[0]?.weights).toMatchObject({ 'first.begin': 7 });
    const twice = pack('audiences.readers.weights.first.begin=7', 'audiences.readers.weights.first.begin=8');
    expect(twice.audiences[0]?.weights['first.begin']).toBe(8);
    const own = pack(
      'audiences.readers.text."first.begin"."en"=Begin now.',
      'audiences.readers.text.first.begin.zh-Hant=即刻開始。',
    );
    expect(own.audiences[0]?.text['first.begin']?.byLocale).toEqual({
      en: { full: 'Begin now.', short: 'Begin now.' },
      'zh-Hant': { full: '即刻開始。', short: '即刻開始。' },
    });
  });

  it('makes the group that a path of several keys leads to', () => {
    expect(pack('audiences.readers.most.measures=1').audiences[0]?.most).toMatchObject({ measures: 1 });
    expect(pack('pack.contact.en=Ask us.', 'pack.contact.zh-Hant=請來信。').pack.contact?.byLocale.en?.full).toBe(
      'Ask us.',
    );
    const [reader] = pack('audiences.readers.sections.evidence.at-most=1').audiences;
    expect(reader?.sections?.evidence).toMatchObject({ 'at-most': 1 });
    expect(
      pack('audiences.readers.text.first.begin={ en: "Begin now.", zh-Hant: "即刻開始。" }').audiences[0]?.text[
        'first.begin'
      ],
    ).toBeDefined();
  });

  it.each([
    ['missing.figures.part=1', 'facts.missing.figures.part'],
    ['facts[0].figures.part=1', 'facts.missing.figures.part'],
    ['facts/missing/figures/part=1', 'facts.missing.figures.part'],
    ['readers.weights.first=1', 'audiences.readers.weights.first'],
    ['pillars.first.begin.priority=could', 'pillars.first.measures.begin.priority'],
  ])('writes out the path that was meant by %s', (setting, path) => {
    const [diagnostic, ...others] = diagnosticsOf(loaded(setting).result);
    expect(others).toEqual([]);
    expect(diagnostic?.code).toBe('content/bad-override');
    expect(diagnostic?.hint).toContain(`--set ${path}=`);
  });

  it.each([
    ['pack..version=2', '..', 'pack.version=2'],
    ['.pack.version=2', '.', 'pack.version=2'],
    ['pack.version.=2', '.', 'pack.version=2'],
    ['pack.version==2', '==', 'pack.version=2'],
    ['pack.version:2', ':', 'pack.version=2'],
    ['pack.version＝2', '＝', 'pack.version=2'],
    ['pack。version=2', '。', 'pack.version=2'],
    ['pack.version=2,pack.as-at=2026-10', 'pack.as-at=2026-10', 'pack.version=2 --set pack.as-at=2026-10'],
    ['pack.version=2 --set pack.as-at=2026-10', '--set pack.as-at=2026-10', 'pack.version=2 --set pack.as-at=2026-10'],
    [
      'pack.version = 2 pack.as-at = 2026-10',
      'pack.as-at = 2026-10',
      '"pack.version = 2" --set "pack.as-at = 2026-10"',
    ],
    ['pack.version="2" pack.as-at=2026-10', 'pack.as-at=2026-10', '\'pack.version="2"\' --set pack.as-at=2026-10'],
    ['pack..title=Two words', '..', '"pack.title=Two words"'],
  ])('tells the slip in %s, and what to write', (setting, under, meant) => {
    const { result, sources } = loaded(setting);
    const [diagnostic, ...others] = diagnosticsOf(result);
    expect(others).toEqual([]);
    expect(diagnostic?.code).toBe('content/bad-override');
    expect(diagnostic?.hint).toBe(`Write --set ${meant}`);
    const { span } = diagnostic as { span: Span };
    expect(sources.find(({ id }) => id === '--set')?.text.slice(span.start, span.end)).toBe(under);
  });

  it('takes no sign within a value for a slip', () => {
    const title = (text: string) => pack(`pillars.first.title.en=${text}`).pillars[0]?.title.byLocale.en?.full;
    for (const text of ['Ratio 1:2 = a half.. and so on', 'See pack.version, then a.b=c', 'x==y', '“Yes”'])
      expect(title(text)).toBe(text);
    expect(title('Where pack.version = 2 counts')).toBe('Where pack.version = 2 counts');
    for (const mark of ['"', "'"]) expect(title(`${mark}Write pack.version=2${mark}`)).toBe('Write pack.version=2');
    expect(pack('audiences.readers.weights."first.begin"=3').audiences[0]?.weights['first.begin']).toBe(3);
  });

  it('takes quotation marks around a value for those of a shell', () => {
    expect(pack('pack.version="2"').pack.version).toBe('2');
    expect(pack("pack.version='2'").pack.version).toBe('2');
  });

  it('reads a value in brackets or braces as YAML', () => {
    expect(pack('audiences.readers.keep=[missing, second.finish]').audiences[0]?.keep.map((k) => k.unit)).toEqual([
      'missing',
      'second.finish',
    ]);
    expect(pack('pillars.first.title={ en: "One", zh-Hant: "壹" }').pillars[0]?.title.byLocale.en?.full).toBe('One');
  });

  it.each([
    [['pack.version=2', 'audiences.readers.weights.first=much'], 'content/invalid-value', 2, 'much'],
    [['pillars.frist.headline=x'], 'content/bad-override', 1, 'frist'],
    [['pack.languages.0.script=Latn'], 'content/bad-override', 1, 'script'],
    [['pack.verison=1'], 'content/unknown-key', 1, 'verison'],
    [['pack.version='], 'content/invalid-value', 1, 'version'],
    [['pack.version'], 'content/bad-override', 1, 'pack.version'],
    [['=1'], 'content/bad-override', 1, '=1'],
    [['audiences.readers.keep=[missing'], 'yaml/syntax', 1, ''],
  ])('names the flag and the place in it where something is wrong: %j', (settings, code, line, under) => {
    const { result, sources } = loaded(...settings);
    const diagnostics = diagnosticsOf(result);
    expect(diagnostics).toMatchObject([{ code, span: { source: '--set' } }]);
    const { span } = diagnostics[0] as { span: Span };
    const text = sources.find(({ id }) => id === '--set')?.text ?? '';
    expect(positionAt(text, span.start).line).toBe(line);
    expect(text.slice(span.start, span.end)).toBe(under);
  });
});
