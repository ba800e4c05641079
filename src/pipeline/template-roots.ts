import { join, resolve } from 'node:path';
import { displayPath, type Host } from '../host/host.js';
import { UsageError } from './report.js';

export interface TemplateChoice {
  /** A folder of templates that come before all others, relative to the working directory. */
  readonly templates?: string | undefined;
}

/**
 * The folders in which templates are looked for, in order: the one chosen, `templates/` of the working directory, that of
 * the package. A pack has no templates: it may come from anybody.
 */
export function templateRoots(choice: TemplateChoice, host: Host): readonly string[] {
  return [...new Set([...ownTemplateRoots(choice, host), join(host.packageRoot, 'templates')])];
}

/** The folders that the user may be editing. */
export function ownTemplateRoots({ templates }: TemplateChoice, { cwd }: Host): readonly string[] {
  const chosen = templates === undefined ? [] : [resolve(cwd, templates)];
  return [...new Set([...chosen, join(cwd, 'templates')])];
}

/** The themes that there are, by name: those that come with the program and those of the user. */
export async function themeFiles(choice: TemplateChoice, host: Host): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const root of templateRoots(choice, host)) {
    const { files } = await host.list(join(root, 'themes'));
    for (const file of files) {
      const [, name] = /^([^.].*)\.yaml$/.exec(file) ?? [];
      if (name !== undefined && !found.has(name)) found.set(name, join(root, 'themes', file));
    }
  }
  return found;
}

/** @throws UsageError for a folder that does not exist: it would override nothing, and nobody would notice */
export async function checkTemplateChoice({ templates }: TemplateChoice, host: Host): Promise<void> {
  if (templates === undefined || (await host.isFolder(resolve(host.cwd, templates)))) return;
  const shown = displayPath(host, resolve(host.cwd, templates));
  throw new UsageError(`there is no folder ${shown} to take templates from. Name the one that holds them.`);
}
