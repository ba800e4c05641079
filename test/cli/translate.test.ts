import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { journalName } from '../../src/host/disk/journal.js';
import { testFolder } from '../support/folders.js';
import { run } from '../support/program.js';

function filesIn(cwd: string): Readonly<Record<string, string>> {
  const folder = join(cwd, 'content/mini');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:yaml|json)$/.test(name),
  );
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** A translator who writes in front of each text that it is one, and keeps all codes. */
function translated(cwd: string, file: string, word: string): void {
  const path = join(cwd, file);
  const xml = readFileSync(path, 'utf8')
    .replace(/<target .*<\/target>\n/g, '')
    .replace(
      /<source( [^>]*)>(.*)<\/source>/g,
      (whole, space, text) => `${whole}<target${space}>${word} ${text}</target>`,
    )
    .replaceAll('state="initial"', 'state="translated"');
  writeFileSync(path, xml);
}

function edit(cwd: string, file: string, find: string, write: string): void {
  const text = readFileSync(join(cwd, file), 'utf8');
  expect(text).toContain(find);
  writeFileSync(
    join(cwd, file),
    text.replace(find, () => write),
  );
}

describe('a translation', () => {
  it('changes no byte where nobody has edited it', async () => {
    const cwd = testFolder();
    const before = filesIn(cwd);
    expect(await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant', '--all')).toMatchObject({
      status: 0,
      stdout: 'mini.zh-Hant.xlf\n',
    });
    const { status, stderr } = await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf', '--apply');
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('Nothing changes.') });
    expect(filesIn(cwd)).toEqual(before);
  });

  it('begins a new language: shown first, then written, and the pack builds', async () => {
    const cwd = testFolder();
    const before = filesIn(cwd);
    expect(await run(cwd, 'translate', 'export', 'mini', '-l', 'fr')).toMatchObject({ status: 0 });
    const xml = readFileSync(join(cwd, 'mini.fr.xlf'), 'utf8');
    expect(xml).toMatch(/<unit id="u\d+" name="pillars\/first\/measures\/begin\/text" slr:sizeRestriction="\d+">/);
    translated(cwd, 'mini.fr.xlf', 'Mot');
    const shown = await run(cwd, 'translate', 'import', 'mini.fr.xlf');
    expect(shown.stderr).toContain('--apply writes this.');
    expect(shown.stdout).toContain('+  languages: [en, zh-Hant, fr]');
    expect(shown.stdout).toContain('{+Mot Begin early.+}');
    expect(filesIn(cwd)).toEqual(before);
    const { status, stderr } = await run(cwd, 'translate', 'import', 'mini.fr.xlf', '--apply');
    expect({ status, stderr }).toMatchObject({ status: 0 });
    const after = filesIn(cwd);
    expect(after['argument.yaml']).toContain('      fr: "Mot Do the first thing."\n');
    for (const [name, text] of Object.entries(before)) {
      const kept = after[name]?.split('\n').filter((line) => text.split('\n').includes(line));
      const lines = text.split('\n').filter((line) => !line.includes('languages:'));
      expect(kept?.filter((line) => !line.includes('languages:'))).toEqual(lines);
    }
    expect(await run(cwd, 'check', 'mini', '-l', 'fr')).toMatchObject({ status: 0 });
  });

  it('asks for none of a cell without a value, which is the same in every language', async () => {
    const cwd = testFolder();
    const table =
      'chart: { kind: table, title: { en: "T", zh-Hant: "表" }, as-at: 2025, columns: [{ en: "A", zh-Hant: "甲" }, ' +
      '{ en: "B", zh-Hant: "乙" }], rows: [[{ en: "C", zh-Hant: "丙" }, 12], [{ en: "D", zh-Hant: "丁" }, "–"]] }';
    edit(cwd, 'content/mini/argument.yaml', 'chart: { kind: share, of: [part, all] }', table);
    await run(cwd, 'translate', 'export', 'mini', '-l', 'fr');
    const xml = readFileSync(join(cwd, 'mini.fr.xlf'), 'utf8');
    expect(xml).toContain('>D</source>');
    expect(xml).not.toContain('>–</source>');
  });

  it('that is out of date is sent, and is none any more once it is back', async () => {
    const cwd = testFolder();
    await run(cwd, 'check', 'mini', '--accept');
    edit(cwd, 'content/mini/argument.yaml', '"Do the first thing."', '"Do the first thing now."');
    await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant');
    const xml = readFileSync(join(cwd, 'mini.zh-Hant.xlf'), 'utf8');
    expect([...xml.matchAll(/<unit [^>]*name="([^"]*)"/g)].map(([, name]) => name)).toEqual(['pillars/first/headline']);
    edit(cwd, 'mini.zh-Hant.xlf', '先做第一件。</target>', '現在先做第一件。</target>');
    expect(await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf', '--apply')).toMatchObject({ status: 0 });
    expect(filesIn(cwd)['argument.yaml']).toContain('      zh-Hant: "現在先做第一件。"\n');
    expect((await run(cwd, 'check', 'mini')).stderr).not.toContain('lint/stale-translation');
  });

  it.each([
    ['loses a letter', '>Mot Begin', '>Mot B\ufffdgin', 'change/lost-letter'],
    ['loses a figure', '<ph id="1"', '<!-- <ph id="1"', 'change/lost-placeholder'],
    ['types a figure by hand', '>Mot Finish', '>Mot 3 Finish', 'lint/typed-figure'],
    ['has HTML in it', '>Mot Begin', '>Mot &lt;b&gt; Begin', 'document/raw-html'],
    [
      'that a new language needs has another name',
      'name="pillars/first/title"',
      'name="pillars/third/title"',
      'content/missing-text',
    ],
  ])('is refused whole where one %s', async (_, find, write, code) => {
    const cwd = testFolder();
    const before = filesIn(cwd);
    await run(cwd, 'translate', 'export', 'mini', '-l', 'fr');
    translated(cwd, 'mini.fr.xlf', 'Mot');
    const path = join(cwd, 'mini.fr.xlf');
    const xml = readFileSync(path, 'utf8');
    const targetAt = write.startsWith('<!--')
      ? xml.indexOf(find, xml.indexOf('<target', xml.indexOf('<ph id="1"')))
      : 0;
    const end = write.startsWith('<!--') ? xml.indexOf('/>', targetAt) + 2 : 0;
    const changed = write.startsWith('<!--') ? xml.slice(0, targetAt) + xml.slice(end) : xml.replace(find, write);
    expect(changed).not.toBe(xml);
    writeFileSync(path, changed);
    const { status, stderr } = await run(cwd, 'translate', 'import', 'mini.fr.xlf', '--apply');
    expect(status).toBe(1);
    expect(stderr).toContain(code);
    expect(filesIn(cwd)).toEqual(before);
  });

  it('does not overwrite what has changed since, unless it is told to', async () => {
    const cwd = testFolder();
    await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant', '--all');
    edit(cwd, 'mini.zh-Hant.xlf', '先做第一件。</target>', '第一件要先做。</target>');
    edit(cwd, 'content/mini/argument.yaml', '先做第一件。', '先做第一件吧。');
    const refused = await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf', '--apply');
    expect(refused.status).toBe(1);
    for (const part of ['change/conflict', 'Now:       先做第一件吧。', 'Comes in:  第一件要先做。']) {
      expect(refused.stderr).toContain(part);
    }
    expect(refused.stderr).toContain('Made from: 先做第一件。');
    const forced = await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf', '--apply', '--overwrite');
    expect(forced).toMatchObject({ status: 0 });
    expect(filesIn(cwd)['argument.yaml']).toContain('zh-Hant: "第一件要先做。"');
  });

  it('of a text that has changed since is not written, and says what it was made from', async () => {
    const cwd = testFolder();
    await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant', '--all');
    edit(cwd, 'mini.zh-Hant.xlf', '先做第一件。</target>', '第一件要先做。</target>');
    edit(cwd, 'content/mini/argument.yaml', '"Do the first thing."', '"Do the first thing now."');
    const { status, stderr } = await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf', '--apply');
    expect(status).toBe(1);
    for (const part of ['Do the first thing now.', 'Translated from: Do the first thing.', '第一件要先做。']) {
      expect(stderr).toContain(part);
    }
  });

  it('of a source in which a program has written other blanks is one of it', async () => {
    const cwd = testFolder();
    const yaml = 'content/mini/argument.yaml';
    edit(cwd, yaml, '"Do the first thing."', '"Do the first\\nthing for\u00a0all."');
    await run(cwd, 'check', 'mini', '--accept');
    await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant', '--all');
    edit(cwd, 'mini.zh-Hant.xlf', 'Do the first\nthing for\u00a0all.', 'Do the first thing for all.');
    edit(cwd, 'mini.zh-Hant.xlf', '先做第一件。</target>', '第一件要先做。</target>');
    expect(await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf', '--apply')).toMatchObject({ status: 0 });
    expect(filesIn(cwd)['argument.yaml']).toContain('zh-Hant: "第一件要先做。"');
    expect(await run(cwd, 'check', 'mini')).toMatchObject({ status: 0, stderr: 'No errors.\n' });
  });

  it.each([
    ['that is overwritten', '第一件要先做。', ['--overwrite']],
    ['that the translator left as it was, and calls done', '先做第一件。', []],
  ])('of a text that has changed since is older than it still: one %s', async (_, target, options) => {
    const cwd = testFolder();
    await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant', '--all');
    edit(cwd, 'mini.zh-Hant.xlf', '先做第一件。</target>', `${target}</target>`);
    const xml = readFileSync(join(cwd, 'mini.zh-Hant.xlf'), 'utf8').replaceAll('state="initial"', 'state="final"');
    writeFileSync(join(cwd, 'mini.zh-Hant.xlf'), xml.replaceAll('state="translated"', 'state="final"'));
    edit(cwd, 'content/mini/argument.yaml', '"Do the first thing."', '"Do the first thing now."');
    expect(await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf', '--apply', ...options)).toMatchObject({
      status: 0,
    });
    expect(filesIn(cwd)['argument.yaml']).toContain(`zh-Hant: "${target}"`);
    const found = (await run(cwd, 'check', 'mini')).stderr.match(/\[lint\/[\w-]+\]/g);
    expect(found).toEqual(['[lint/stale-translation]']);
    // The editor may say otherwise.
    expect(await run(cwd, 'check', 'mini', '--accept')).toMatchObject({ status: 0 });
    expect(await run(cwd, 'check', 'mini')).toMatchObject({ status: 0, stderr: 'No errors.\n' });
  });

  it.each([
    ['in small letters', 'zh-hant', []],
    ['with an underscore', 'ZH_Hant', []],
    ['with a country, where one says what it is', 'zh-Hant-TW', ['-l', 'zh-Hant']],
    ['in another way, where one says what it is', 'zh-TW', ['-l', 'zh-Hant']],
  ])('is found where its program has written the language %s', async (_, tag, more) => {
    const cwd = testFolder();
    await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant', '--all');
    edit(cwd, 'mini.zh-Hant.xlf', 'trgLang="zh-Hant"', `trgLang="${tag}"`);
    edit(cwd, 'mini.zh-Hant.xlf', '先做第一件。</target>', '第一件要先做。</target>');
    const { status } = await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf', '--apply', ...more);
    expect(status).toBe(0);
    expect(filesIn(cwd)['argument.yaml']).toContain('      zh-Hant: "第一件要先做。"\n');
  });

  it.each([
    ['a language with another country', 'zh-Hant-TW'],
    ['no language that the pack has', 'it'],
    ['the source language', 'en'],
    ['no tag of a language', 'x'],
  ])('into %s is told with one message, and what to add', async (_, tag) => {
    const cwd = testFolder();
    const before = filesIn(cwd);
    await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant', '--all');
    edit(cwd, 'mini.zh-Hant.xlf', 'trgLang="zh-Hant"', `trgLang="${tag}"`);
    const { status, stderr } = await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf', '--apply');
    expect(status).toBe(1);
    expect(stderr.match(/\[change\/unknown-text\]/g)).toHaveLength(1);
    expect(stderr).toContain('mini.zh-Hant.xlf:2:1');
    expect(stderr).toContain('-l zh-Hant');
    expect(filesIn(cwd)).toEqual(before);
  });

  it('that is no more than a copy of the source is none, and its number is told', async () => {
    const cwd = testFolder();
    const before = filesIn(cwd);
    await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant', '--all');
    const path = join(cwd, 'mini.zh-Hant.xlf');
    const xml = readFileSync(path, 'utf8').replace(/<target .*<\/target>\n/g, '');
    writeFileSync(path, xml.replace(/<source( [^>]*)>(.*)<\/source>/g, '$&<target$1>$2</target>'));
    const { status, stderr } = await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf', '--apply');
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(stderr).toMatch(/Nothing changes\. \d+ texts without a translation\./);
    expect(filesIn(cwd)).toEqual(before);
  });

  it('of a text that was taken out of the pack meanwhile is left out, and the others are written', async () => {
    const cwd = testFolder();
    await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant', '--all');
    edit(cwd, 'mini.zh-Hant.xlf', '先做第一件。</target>', '第一件要先做。</target>');
    edit(
      cwd,
      'content/mini/argument.yaml',
      `      - id: begin
        priority: must
        source: { paragraphs: [2] }
        text:
          en: "Begin early."
          zh-Hant: "及早開始。"
`,
      '',
    );
    const { status, stdout } = await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf', '--apply', '--json');
    const { changed, diagnostics } = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(changed).toMatchObject([{ key: 'pillars/first/headline' }]);
    expect(diagnostics).toMatchObject([{ code: 'change/not-taken', severity: 'warning', file: 'mini.zh-Hant.xlf' }]);
    expect(diagnostics[0].message).toContain('pillars/first/measures/begin/text');
  });

  it('that is an address is filled in for a new language, and stays', async () => {
    const cwd = testFolder();
    edit(
      cwd,
      'content/mini/pack.yaml',
      '  source: smith2025',
      '  source: smith2025\n  contact: { en: "us@example.org", zh-Hant: "us@example.org" }',
    );
    await run(cwd, 'translate', 'export', 'mini', '-l', 'fr');
    const xml = readFileSync(join(cwd, 'mini.fr.xlf'), 'utf8');
    expect(xml).toContain('<target xml:space="preserve">us@example.org</target>');
    // Every text has its place once: what has no id of its own is named by its kind.
    expect(xml).toContain('<note category="context">finding: text</note>');
    expect(xml).toMatch(/<note category="context">audience readers: ask\/text<\/note>/);
    await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant', '--all');
    const { stdout } = await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ untranslatedTexts: [] });
  });

  it.each([
    ['is the same in another language too', 'licence: { en: "CC BY 4.0", zh-Hant: "CC BY 4.0" }', true],
    ['is another in each language', 'licence: { en: "CC BY 4.0", zh-Hant: "共享 4.0" }', false],
  ])('that is a copy of a text which %s: %s', async (_, licence, isTranslation) => {
    const cwd = testFolder();
    edit(cwd, 'content/mini/pack.yaml', '  source: smith2025', `  source: smith2025\n  ${licence}`);
    await run(cwd, 'translate', 'export', 'mini', '-l', 'fr');
    translated(cwd, 'mini.fr.xlf', 'Mot');
    // As programs leave it that mark nothing.
    const path = join(cwd, 'mini.fr.xlf');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(' state="translated"', ''));
    edit(cwd, 'mini.fr.xlf', '>Mot CC BY 4.0<', '>CC BY 4.0<');
    const { status, stderr } = await run(cwd, 'translate', 'import', 'mini.fr.xlf', '--apply');
    expect(status).toBe(isTranslation ? 0 : 1);
    if (isTranslation) expect(filesIn(cwd)['pack.yaml']).toContain('fr: "CC BY 4.0"');
    else expect(stderr).toContain('content/missing-text');
  });

  it('that was accepted as the same as its source is not without a translation when it comes back', async () => {
    const cwd = testFolder();
    edit(
      cwd,
      'content/mini/pack.yaml',
      '  source: smith2025',
      '  source: smith2025\n  licence: { en: "CC BY 4.0", zh-Hant: "CC BY 4.0" }',
    );
    for (const [command, count] of [
      ['translate', 1],
      ['check', 0],
    ] as const) {
      if (command === 'check') await run(cwd, 'check', 'mini', '--accept');
      await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant', '--all');
      const { stdout } = await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf', '--json');
      expect(JSON.parse(stdout).untranslatedTexts).toHaveLength(count);
    }
  });

  it.each([
    [
      'what mails and other programs leave in words, and nobody sees',
      '\ufeff第一件\u200b要\u206a先\u206f做\u034f。\ufffc',
    ],
    [
      'the marks of direction that programs put around words, which YAML must not have',
      '\u200f第一件\u200e\u2068要\u2069先\u202a做\u202c。\u061c',
    ],
  ])('loses %s', async (_what, written) => {
    const cwd = testFolder();
    await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant', '--all');
    edit(cwd, 'mini.zh-Hant.xlf', '先做第一件。</target>', `${written}</target>`);
    expect(await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf', '--apply')).toMatchObject({ status: 0 });
    expect(readFileSync(join(cwd, 'content/mini/argument.yaml'), 'utf8')).toContain('"第一件要先做。"');
  });

  it('keeps a place for a line end that the pack has in the text', async () => {
    const cwd = testFolder();
    edit(cwd, 'content/mini/argument.yaml', '先做第一件。', '先做\u200b第一件。');
    await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant', '--all');
    edit(cwd, 'mini.zh-Hant.xlf', '先做\u200b第一件。</target>', '要先做\u200b第一件。</target>');
    expect(await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf', '--apply')).toMatchObject({ status: 0 });
    expect(readFileSync(join(cwd, 'content/mini/argument.yaml'), 'utf8')).toContain('要先做\u200b第一件。');
  });

  it('has the line ends of YAML in the place of those of other systems, so that a list is found in it', async () => {
    const cwd = testFolder();
    await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant', '--all');
    edit(cwd, 'mini.zh-Hant.xlf', '先做第一件。</target>', '先做第一件，\u2028再說。</target>');
    expect(await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf', '--apply')).toMatchObject({ status: 0 });
    expect(filesIn(cwd)['argument.yaml']).toContain('zh-Hant: "先做第一件，\\n再說。"');
    edit(cwd, 'mini.zh-Hant.xlf', '先做第一件，\u2028再說。</target>', '做：\u2028• 第一\u2028• 第二</target>');
    const { status, stderr } = await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf', '--overwrite');
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('cannot hold a list') });
  });

  it('with a & by itself, or a name of HTML, is refused at its place', async () => {
    const cwd = testFolder();
    await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant', '--all');
    const whole = readFileSync(join(cwd, 'mini.zh-Hant.xlf'), 'utf8');
    for (const written of ['A & B', 'A&nbsp;B']) {
      const xml = whole.replace('先做第一件。</target>', `${written}</target>`);
      expect(xml).not.toBe(whole);
      writeFileSync(join(cwd, 'mini.zh-Hant.xlf'), xml);
      const { status, stderr } = await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf');
      const line = xml.slice(0, xml.indexOf(written)).split('\n').length;
      expect({ status, stderr }).toMatchObject({
        status: 1,
        stderr: expect.stringContaining(`mini.zh-Hant.xlf:${line}:`),
      });
      expect(stderr).toContain('exchange/unreadable');
    }
  });

  it.each([
    ['a number that the source lacks', '先做3件。', 'lint/parity-number'],
    ['HTML', '先做&lt;b>第一件&lt;/b>。', 'document/raw-html'],
  ])('with %s is refused, with its place in the file as well', async (_, target, code) => {
    const cwd = testFolder();
    await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant', '--all');
    edit(cwd, 'mini.zh-Hant.xlf', '先做第一件。</target>', `${target}</target>`);
    const xml = readFileSync(join(cwd, 'mini.zh-Hant.xlf'), 'utf8');
    const unit = xml.slice(0, xml.lastIndexOf('<unit ', xml.indexOf(target))).split('\n').length;
    const { stderr } = await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf');
    expect(stderr).toContain(`[${code}]`);
    expect(stderr).toContain(`\n  mini.zh-Hant.xlf:${unit}:`);
  });

  it('is told what to write where a program has given its file another name', async () => {
    const cwd = testFolder();
    await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant', '--all');
    edit(cwd, 'mini.zh-Hant.xlf', '<file id="mini">', '<file id="f1">');
    const { status, stderr } = await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf');
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining('write <file id="mini">') });
    edit(cwd, 'mini.zh-Hant.xlf', '<file id="f1">', '<file id="mini">');
    expect(await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf')).toMatchObject({ status: 0 });
  });

  it('has the quotation marks of its language where a program has left straight ones', async () => {
    const cwd = testFolder();
    await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant', '--all');
    edit(cwd, 'mini.zh-Hant.xlf', '先做第一件。</target>', '先做"第一件"。</target>');
    expect(await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf', '--apply')).toMatchObject({ status: 0 });
    expect(filesIn(cwd)['argument.yaml']).toContain('zh-Hant: "先做「第一件」。"');
  });

  it('has the texts without a translation named', async () => {
    const cwd = testFolder();
    await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant', '--all');
    const path = join(cwd, 'mini.zh-Hant.xlf');
    const xml = readFileSync(path, 'utf8');
    writeFileSync(path, xml.replace(/(?<=name="framing\/advice"[\s\S]*?)<target .*<\/target>/, '<target/>'));
    const { status, stdout } = await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf');
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'Without a translation:\n  framing/advice\n' });
  });

  it.each(['', 'is refused'])('has the notes of its translator told, once each, also where it %s', async (refused) => {
    const cwd = testFolder();
    await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant', '--all');
    const path = join(cwd, 'mini.zh-Hant.xlf');
    // Programs keep our notes without what they are.
    const xml = readFileSync(path, 'utf8').replaceAll(' category="context"', '');
    writeFileSync(
      path,
      xml
        .replace('</notes>', '<note appliesTo="source">Small, or short?</note></notes>')
        .replace(
          '先做第一件。</target>',
          '<mrk id="m1" type="comment" value="And the second?">先做第一件</mrk>。</target>',
        )
        .replace('僅供測試。</target>', refused === '' ? '$&' : '僅供99次測試。</target>'),
    );
    const { status, stdout } = await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf', '--json');
    const { notes, ok } = JSON.parse(stdout);
    expect({ status, ok, notes }).toEqual({
      ...(refused === '' ? { status: 0, ok: true } : { status: 1, ok: false }),
      notes: [
        { name: 'pack/title', note: 'Small, or short?' },
        { name: 'pillars/first/headline', note: 'And the second?' },
      ],
    });
  });

  it.each([
    [
      'has no translation',
      (xml: string) => xml.replace(/<target .*(?=<\/target>)/, '<target>'),
      /^mini\.fr\.xlf:\d+:3: error: No /,
    ],
    [
      'was taken out',
      (xml: string) => xml.replace(/ {2}<unit [^>]*name="framing\/advice"[\s\S]*?<\/unit>\n/, ''),
      /^content\/mini\/argument\.yaml:8:3: error: "advice" has no text in fr\..*\n.*Mot Two of three.*\n {2}8 \| {3}advice:\n/,
    ],
  ])('into a new language of which one text %s is refused, with its place', async (_, change, told) => {
    const cwd = testFolder();
    const before = filesIn(cwd);
    await run(cwd, 'translate', 'export', 'mini', '-l', 'fr');
    translated(cwd, 'mini.fr.xlf', 'Mot');
    const path = join(cwd, 'mini.fr.xlf');
    const xml = readFileSync(path, 'utf8');
    expect(change(xml)).not.toBe(xml);
    writeFileSync(path, change(xml));
    const { status, stderr } = await run(cwd, 'translate', 'import', 'mini.fr.xlf', '--apply');
    expect(status).toBe(1);
    expect(stderr.match(/\[content\/missing-text\]/g)).toHaveLength(1);
    expect(stderr).toMatch(told);
    expect(filesIn(cwd)).toEqual(before);
  });

  it('in an encoding that is not the one it names is refused', async () => {
    const cwd = testFolder();
    await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant', '--all');
    const path = join(cwd, 'mini.zh-Hant.xlf');
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from([0xe9])]));
    const { status, stderr } = await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf', '--apply');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^mini\.zh-Hant\.xlf:1:1: error: .*\[exchange\/unreadable\]/);
  });

  it.each([
    ['redline', 'mini.fr.xlf', 'policy-brief translate import'],
    ['translate import', 'out/mini/readers.en.docx', 'policy-brief redline'],
  ])(
    'or a document that is given to the other command is told which one reads it: %s %s',
    async (given, file, hint) => {
      const cwd = testFolder();
      await run(cwd, 'translate', 'export', 'mini', '-l', 'fr');
      await run(cwd, 'build', '-f', 'docx', '-l', 'en');
      const { status, stderr } = await run(cwd, ...given.split(' '), file);
      expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining(`: ${hint}\n`) });
      expect(stderr).toContain('[exchange/unreadable]');
    },
  );

  it('of more than 32 MiB is refused with one line', async () => {
    const cwd = testFolder();
    writeFileSync(join(cwd, 'large.xlf'), Buffer.alloc(32 * 1024 * 1024 + 1, ' '));
    const { status, stderr } = await run(cwd, 'translate', 'import', 'large.xlf', '--apply');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^large\.xlf:1:1: error: .*\[exchange\/unreadable\]\n\n1 error\nMore on .*\n$/);
  });

  it.each([
    ['zipped, as .xlz is', 'mini.xlz', 'PK\u0003\u0004', 'Unpack it'],
    [
      'in the working file of a program',
      'mini.sdlxliff',
      '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>',
      'make the translated file',
    ],
  ])('that are %s are told with what to do', async (_, name, content, advice) => {
    const cwd = testFolder();
    writeFileSync(join(cwd, name), content);
    const { stdout } = await run(cwd, 'translate', 'import', name, '--json');
    expect(JSON.parse(stdout).diagnostics).toMatchObject([
      { code: 'exchange/unreadable', hint: expect.stringContaining(advice) },
    ]);
  });

  it('whose writing was cut short is finished by the next command', async () => {
    const cwd = testFolder();
    await run(cwd, 'translate', 'export', 'mini', '-l', 'fr');
    translated(cwd, 'mini.fr.xlf', 'Mot');
    const old = testFolder();
    cpSync(join(cwd, 'content'), join(old, 'content'), { recursive: true });
    await run(cwd, 'translate', 'import', 'mini.fr.xlf', '--apply');
    const [before, after] = [filesIn(old), filesIn(cwd)];
    const coded = (text: string | undefined) =>
      text === undefined ? {} : { before: Buffer.from(text).toString('base64') };
    const files = Object.entries(after)
      .filter(([path, text]) => before[path] !== text)
      .map(([path, text]) => ({ path, ...coded(before[path]), after: Buffer.from(text).toString('base64') }));
    writeFileSync(join(old, 'content/mini', journalName), JSON.stringify({ version: 1, files }));
    const [first] = files;
    writeFileSync(join(old, 'content/mini', first?.path ?? ''), after[first?.path ?? ''] ?? '');
    expect(await run(old, 'check', 'mini')).toMatchObject({ status: 0 });
    expect(filesIn(old)).toEqual(after);
    expect(readdirSync(join(old, 'content/mini'))).not.toContain(journalName);
  });
});
