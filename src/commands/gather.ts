import { resolve } from 'node:path';
import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { sha256 } from '../host/digest.js';
import { displayPath, type Host } from '../host/host.js';
import { joinManifests } from '../output/manifest.js';
import { manifestsIn } from '../output/manifest-file.js';
import type { Manifest } from '../output/manifest-schema.js';
import type { Report } from '../pipeline/report.js';
import type { ReportStep } from '../pipeline/steps.js';
import { BuildRun } from './build-run.js';

/**
 * Joins what several machines have built with `--shard` into one output folder, as one build would have written it:
 * every file is checked against the manifest it came with, and copied; then manifests and index are written.
 */
export function gather(folders: readonly string[], outDir: string, host: Host, tell?: ReportStep): Promise<Report> {
  const run = new GatherRun(host, undefined, tell);
  return run.end(() => run.gather(folders, outDir));
}

class GatherRun extends BuildRun {
  async gather(folders: readonly string[], outDir: string): Promise<void> {
    const byPack = new Map<string, Manifest[]>();
    for (const folder of folders) {
      const manifests = await manifestsIn(resolve(this.host.cwd, folder), this.host);
      if (manifests.length === 0) this.diagnostics.push(noBriefs(folder));
      for (const manifest of manifests) {
        await this.copy(manifest, folder, outDir);
        byPack.set(manifest.pack.id, [...(byPack.get(manifest.pack.id) ?? []), manifest]);
      }
    }
    if (this.failed) return;
    for (const [id, manifests] of byPack) {
      const joined = (earlier: Manifest | undefined) => joinManifests(earlier, manifests);
      this.staleOutputs.push(...(await this.changeManifest(id, outDir, joined)).staleOutputs);
    }
    await this.writeIndex(outDir);
  }

  private async copy({ pack, briefs }: Manifest, folder: string, outDir: string): Promise<void> {
    const files = Object.values(briefs).flatMap((brief) => Object.values(brief.files));
    for (const { file, sha256: expected } of files) {
      const from = resolve(this.host.cwd, folder, pack.id, file);
      const bytes = await this.host.readIfThere(from);
      if (!bytes || sha256(bytes) !== expected) {
        this.diagnostics.push(otherFile(displayPath(this.host, from), bytes !== undefined));
        continue;
      }
      await this.write(resolve(this.host.cwd, outDir, pack.id, file), bytes);
    }
  }
}

function noBriefs(folder: string): Diagnostic {
  return error('content/no-pack', `There are no briefs in ${folder}.`, {
    hint: 'Name the folder that a build has written, the one with index.html in it.',
  });
}

function otherFile(file: string, there: boolean): Diagnostic {
  return error('content/no-pack', `${file} is ${there ? 'not the file that was built' : 'not there'}.`, {
    hint: 'Build that part again, and copy its whole folder.',
  });
}
