import { describe, expect, it } from 'vitest';
import { formatFrame } from '../../../src/diagnostics/format-frame.js';
import type { Pack } from '../../../src/model/pack.js';
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

function shown(...settings: string[]): string[] {
  const { result, sources } = loaded(...settings);
  const texts = new Map(sources.map((s) => [s.id, s]));
  return (result.ok ? result.warnings : result.diagnostics).map((d) => formatFrame(d, texts));
}

describe('--set', () => {
  it('puts a value in the place of that of the file, as text: 1.10 stays 1.10', () => {
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

  it('reads a value in brackets or braces as YAML', () => {
    expect(pack('audiences.readers.keep=[missing, second.finish]').audiences[0]?.keep.map((k) => k.unit)).toEqual([
      'missing',
      'second.finish',
    ]);
    expect(pack('pillars.first.title={ en: "One", zh-Hant: "壹" }').pillars[0]?.title.byLocale.en?.full).toBe('One');
  });

  it('names the flag where a value is wrong', () => {
    expect(shown('pack.version=2', 'audiences.readers.weights.first=much')).toEqual([
      [
        '--set:2:33: error: "first" must be a plain number, such as 134 or 2.5. [content/invalid-value]',
        '  1 | pack.version=2',
        '  2 | audiences.readers.weights.first=much',
        '    |                                 ^^^^',
        '  → Write it so:',
        '      first: 2',
      ].join('\n'),
    ]);
  });

  it('names the flag where a path leads nowhere', () => {
    expect(shown('pillars.frist.headline=x')[0]).toContain(
      [
        '--set:1:9: error: Nothing here has the id "frist". [content/bad-override]',
        '  1 | pillars.frist.headline=x',
        '    |         ^^^^^',
        '  → Did you mean "first"?',
      ].join('\n'),
    );
    expect(shown('pack.languages.0.script=Latn')[0]).toContain('nothing below a text: "script" cannot be set.');
    expect(shown('pack.verison=1')[0]).toContain('--set:1:6: error: Unknown key "verison" in "pack".');
    expect(shown('pack.version=')[0]).toContain('--set:1:6: error: "version" is empty.');
    expect(shown('pack.version')[0]).toContain('"pack.version" is not of the form path=value.');
    expect(shown('=1')[0]).toContain('is not of the form path=value');
    expect(shown('audiences.readers.keep=[missing')[0]).toMatch(/^--set:1:\d+: error: .*\[yaml\/syntax\]/);
  });
});
