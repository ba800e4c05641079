import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readVeraPdfReport } from '../../src/pdfua/reader/verapdf-report.js';
import { miniPackFolder, workspace } from '../support/packs.js';
import { run } from '../support/program.js';

const made = workspace({ mini: miniPackFolder });
const cwd = made.path;
const bin = join(cwd, 'bin');
const files = ['out/mini/readers.en.pdf', 'out/mini/readers.zh-Hant.pdf'];
beforeAll(async () => {
  expect((await run(cwd, 'build', '-f', 'pdf')).status).toBe(0);
  mkdirSync(bin);
});
afterAll(() => made.remove());
afterEach(() => vi.unstubAllEnvs());

const rule = `<rule specification="ISO 14289-1:2014" clause="7.1" testNumber="9" status="failed" failedChecks="1">
<description>It shall contain a dc:title &amp; more</description><object>MainXMPPackage</object>
<check status="failed"><context>root</context></check></rule>`;
const job = (file: string, isCompliant: boolean, rules = '') =>
  `<job><item size="1"><name>${file}</name></item><validationReport jobEndStatus="normal" profileName="PDF/UA-1 validation profile" statement="…" isCompliant="${isCompliant}"><details passedRules="1" failedRules="0">${rules}</details></validationReport></job>`;
const reportOf = (...jobs: readonly string[]) =>
  `<?xml version="1.0" encoding="utf-8"?>\n<report><buildInformation/><jobs>${jobs.join('')}</jobs><batchSummary totalJobs="1"/></report>`;

/** Puts a program called verapdf on the path, which writes a report and its arguments. */
function veraPdf(report: string, exitCode = 0): void {
  writeFileSync(join(bin, 'report.xml'), report);
  const script = `#!/bin/sh\necho "$@" >> ${join(bin, 'calls')}\ncat ${join(bin, 'report.xml')}\nexit ${exitCode}\n`;
  writeFileSync(join(bin, 'verapdf'), script);
  writeFileSync(join(bin, 'calls'), '');
  chmodSync(join(bin, 'verapdf'), 0o755);
  vi.stubEnv('PATH', `${bin}${delimiter}${process.env.PATH}`);
}

describe('verify --with verapdf', () => {
  it('says where both agree', async () => {
    veraPdf(reportOf(...files.map((file) => job(join(cwd, file), true))));
    const { status, stdout } = await run(cwd, 'verify', '--with', 'verapdf', ...files);
    expect(status).toBe(0);
    expect(stdout).toMatch(/readers\.en\.pdf +PDF\/UA-1 +pass +pass$/m);
    expect(stdout).not.toContain('differ');
    expect(readFileSync(join(bin, 'calls'), 'utf8')).toMatch(/^--flavour ua1 \S+readers\.en\.pdf \S+zh-Hant\.pdf\n$/);
  });

  it('says where they differ, and what veraPDF found', async () => {
    veraPdf(reportOf(job(join(cwd, files[0] as string), false, rule)), 1);
    const { status, stdout } = await run(cwd, 'verify', '--with', 'verapdf', ...files);
    expect(status).toBe(1);
    expect(stdout).toMatch(/readers\.en\.pdf +PDF\/UA-1 +pass +fail +differ$/m);
    expect(stdout).toMatch(/zh-Hant\.pdf +PDF\/UA-1 +pass +not checked +differ$/m);
    expect(stdout).toContain('readers.en.pdf: ISO 14289-1:2014, 7.1-9: It shall contain a dc:title & more');
    const { comparisons } = JSON.parse((await run(cwd, 'verify', '--json', '--with', 'verapdf', ...files)).stdout);
    expect(comparisons[0]).toMatchObject({ ours: true, veraPdf: false, failedRules: [{ test: '7.1-9' }] });
  });

  it('compares nothing where a file cannot be read', async () => {
    veraPdf(reportOf());
    const { status, stdout } = await run(cwd, 'verify', '--with', 'verapdf', 'none.pdf', ...files);
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
  });

  it('asks about the level of PDF/A too that a file says it has', async () => {
    expect((await run(cwd, 'build', '-f', 'pdf', '-l', 'en', '--archive', '-o', 'archive')).status).toBe(0);
    const file = 'archive/mini/readers.en.pdf';
    veraPdf(reportOf(job(join(cwd, file), true)));
    const { status, stdout } = await run(cwd, 'verify', '--with', 'verapdf', file);
    expect(status).toBe(0);
    expect(stdout).toMatch(/PDF\/A-2a +pass +pass$/m);
    expect(readFileSync(join(bin, 'calls'), 'utf8')).toMatch(/^--flavour ua1 .*\n--flavour 2a .*\n$/);
  });

  it('is wrong usage where there is no such program, or it writes something else', async () => {
    vi.stubEnv('PATH', cwd);
    const none = await run(cwd, 'verify', '--with', 'verapdf', ...files);
    expect(none).toMatchObject({ status: 2, stderr: expect.stringContaining('it is not on the path') });
    veraPdf('no report');
    expect((await run(cwd, 'verify', '--with', 'verapdf', ...files)).status).toBe(2);
    expect((await run(cwd, 'verify', '--with', 'acrobat', ...files)).status).toBe(2);
  });
});

it('a report of a file that could not be read has no verdict', () => {
  const failed = '<job><item size="1"><name>a.pdf</name></item><taskException type="PARSE"/></job>';
  expect(readVeraPdfReport(reportOf(failed))).toEqual([{ file: 'a.pdf', isCompliant: undefined, failedRules: [] }]);
  expect(readVeraPdfReport('<html/>')).toBeUndefined();
});
