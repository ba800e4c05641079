import { join, resolve } from 'node:path';
import { displayPath, type Host } from '../host/host.js';
import { UsageError } from './usage-error.js';

/** Where templates are looked for beside the usual places. */
export interface TemplateChoice {
  /** A folder whose files come before all others, relative to the working directory. */
  readonly templates?: string | undefined;
}

/**
 * The folders in which a template is looked for by its name, the first that has it first: the one asked for, `templates/`
 * of the working directory, the package's own. A pack has none: it may come from anybody.
 */
export function templateRoots(choice: TemplateChoice, host: Host): readonly string[] {
  return [...new Set([...ownTemplateRoots(choice, host), join(host.packageRoot, 'templates')])];
}

/** Those that a person may be changing. */
export function ownTemplateRoots({ templates }: TemplateChoice, { cwd }: Host): readonly string[] {
  const asked = templates === undefined ? [] : [resolve(cwd, templates)];
  return [...new Set([...asked, join(cwd, 'templates')])];
}

/**
 * A folder that is not there would override nothing, and nobody would be told.
 * @throws UsageError
 */
export async function checkTemplateChoice({ templates }: TemplateChoice, host: Host): Promise<void> {
  if (templates === undefined || (await host.isFolder(resolve(host.cwd, templates)))) return;
  const shown = displayPath(host, resolve(host.cwd, templates));
  throw new UsageError(`there is no folder ${shown} to take templates from. Name the one that holds them.`);
}
