import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { miniPackFolder, root, workspace } from '../support/packs.js';
import { describeWith } from '../support/programs.js';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}

interface Job {
  readonly steps: readonly Step[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly needs?: string;
  readonly if?: string;
}

const yaml = (path: string) => parse(readFileSync(join(root, path), 'utf8'));
const action = yaml('action.yml') as {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
};
const workflow = yaml('.github/workflows/briefs.yml') as {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
};

const made: { remove(): void }[] = [];
afterEach(() => {
  for (const one of made.splice(0)) one.remove();
});

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the steps of the action that are scripts, one after another until one fails, as GitHub's runner does. */
function runAction(cwd: string, given: Readonly<Record<string, string>> = {}): Ran {
  const inputs = Object.fromEntries(
    Object.entries(action.inputs).map(([name, one]) => [name, given[name] ?? one.default]),
  );
  let all: Ran = { status: 0, stdout: '', stderr: '' };
  for (const { run, env = {} } of action.runs.steps) {
    if (run === undefined) continue;
    const values = Object.entries(env).map(([name, value]) => {
      const [, input = ''] = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(value) ?? [];
      return [name, inputs[input] ?? value];
    });
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
      cwd,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, GITHUB_ACTION_PATH: root, POLICY_BRIEF_CACHE: '', ...Object.fromEntries(values) },
    });
    all = { status, stdout: all.stdout + stdout, stderr: all.stderr + stderr };
    if (status !== 0) break;
  }
  return all;
}

function folder(): string {
  const one = workspace({ mini: miniPackFolder });
  made.push(one);
  return one.path;
}

describeWith('bash', 'the action', () => {
  it('checks the packs, builds them for everybody, and makes a gallery', () => {
    const cwd = folder();
    expect(runAction(cwd)).toMatchObject({ status: 0 });
    expect(readdirSync(join(cwd, 'out')).sort()).toEqual(['index.html', 'mini']);
    const manifest = readFileSync(join(cwd, 'out/mini/manifest.json'), 'utf8');
    expect(manifest).not.toContain('"leftOut"');
    expect(readFileSync(join(cwd, 'out/index.html'), 'utf8')).toContain('readers.en.pdf');
  });

  it('shows a mistake beside its line, and builds nothing', () => {
    const cwd = folder();
    const file = join(cwd, 'content/mini/pack.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('issued: 2026-01-31', 'issued: soon'));
    const { status, stdout } = runAction(cwd);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=content\/mini\/pack\.yaml,line=4,/m);
    expect(existsSync(join(cwd, 'out'))).toBe(false);
  });

  it('takes packs, a folder, archives and what is for ourselves; no input is run', () => {
    const cwd = folder();
    const inputs = { packs: 'mini', out: 'gal lery; touch x', public: 'false', archive: '3a', strict: 'true' };
    expect(runAction(cwd, inputs)).toMatchObject({ status: 0 });
    expect(readdirSync(cwd).sort()).toEqual(['content', 'gal lery; touch x']);
    expect(readFileSync(join(cwd, inputs.out, 'mini/manifest.json'), 'utf8')).toContain('"leftOut"');
    const pdf = readFileSync(join(cwd, inputs.out, 'mini/readers.en.pdf'), 'latin1');
    expect(pdf).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(runAction(cwd, { packs: '$(touch pwned) `touch pwned`' }).status).toBe(1);
    expect(existsSync(join(cwd, 'pwned'))).toBe(false);
  });

  it('takes every pack of a list, however it is written', () => {
    const cwd = folder();
    expect(runAction(cwd, { packs: 'mini\nnowhere\n' })).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('nowhere'),
    });
    expect(runAction(cwd, { packs: '\n  content/mini\n' }).status).toBe(0);
  });

  it('takes no word for false: what is not for everybody is not published by a slip', () => {
    const cwd = folder();
    for (const input of ['public', 'strict']) {
      const { status, stdout } = runAction(cwd, { [input]: 'yes' });
      expect(status).toBe(2);
      expect(stdout).toContain(`::error::The input "${input}"`);
    }
    expect(existsSync(join(cwd, 'out'))).toBe(false);
    expect(runAction(cwd, { public: 'True' }).status).toBe(0);
    expect(readFileSync(join(cwd, 'out/mini/manifest.json'), 'utf8')).not.toContain('"leftOut"');
  });
});

describe('the workflow', () => {
  it('uses the action of this repository, and publishes the folder that it writes, from the main branch only', () => {
    const { build, publish } = workflow.jobs;
    const own = build?.steps.find(({ uses }) => uses === './');
    const upload = build?.steps.find(({ uses }) => uses?.startsWith('actions/upload-pages-artifact@'));
    expect(Object.keys(own?.with ?? {}).filter((name) => !(name in action.inputs))).toEqual([]);
    expect(upload?.with?.path).toBe(own?.with?.out);
    expect(upload?.if).toBe(publish?.if);
    expect(publish).toMatchObject({ needs: 'build', if: "github.ref == 'refs/heads/main'" });
  });

  it('may write nothing but the pages that it publishes', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(workflow.jobs.build?.permissions).toBeUndefined();
    expect(workflow.jobs.publish?.permissions).toEqual({ pages: 'write', 'id-token': 'write' });
  });

  it('uses actions of GitHub alone, each of a version, and puts no expression into a script', () => {
    const steps = [...action.runs.steps, ...Object.values(workflow.jobs).flatMap((job) => job.steps)];
    const others = steps.flatMap(({ uses }) => (uses === undefined || uses === './' ? [] : [uses]));
    expect(others.filter((uses) => !/^actions\/[a-z-]+@v\d+$/.test(uses))).toEqual([]);
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });
});
