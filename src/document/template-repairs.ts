import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source.js';
import { nearest } from '../diagnostics/suggest.js';

/** A {{…}} of a template, or what was meant as one. */
interface Tag {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const blocks = ['if', 'unless', 'each', 'with'];

/**
 * What is wrong with the braces of a template. Handlebars stumbles at the end of the file over a block that was never
 * closed, and calls everything by the names of its grammar: we look for what was meant. All mistakes are told at once.
 */
export function templateRepairs(file: SourceFile): readonly Diagnostic[] {
  const { tags, problems } = tagsOf(file);
  return [...problems, ...blockProblems(tags, file)].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}

/** The tags of a file, and braces that make none. Comments and what is escaped with a backslash are left out. */
function tagsOf(file: SourceFile): { readonly tags: readonly Tag[]; readonly problems: readonly Diagnostic[] } {
  const tags: Tag[] = [];
  const problems: Diagnostic[] = [];
  const pattern = /\\\{\{|\{\{~?!--[\s\S]*?--~?\}\}|\{{2,}([^{}\n]*)(\}*)/g;
  for (const match of file.text.matchAll(pattern)) {
    const [whole, inner, close] = match;
    if (inner === undefined || close === undefined) continue;
    const [start, end] = [match.index, match.index + whole.trimEnd().length];
    const open = /^\{+/.exec(whole)?.[0].length ?? 0;
    if (open === close.length && open <= 3) {
      if (inner.trim() === '') problems.push(slip(file, start, end, 'Nothing stands between these braces.', fillIn));
      else tags.push({ text: inner.trim(), start, end });
    } else problems.push(unbalanced(file, start, end, inner.trim()));
  }
  for (const match of file.text.matchAll(/(?<![{}])\{([#/>]\s*[\w./-]+[^{}\n]*)\}(?!\})/g)) {
    problems.push(
      slip(file, match.index, match.index + match[0].length, 'This stands in single braces.', `Write {{${match[1]}}}.`),
    );
  }
  return { tags, problems };
}

const fillIn = 'Write what is to be printed, such as {{title}}, or delete them.';

function unbalanced(file: SourceFile, start: number, end: number, inner: string): Diagnostic {
  const meant = inner === '' ? 'Write two braces at both ends.' : `Write {{${inner}}}.`;
  return slip(file, start, end, 'These braces are not closed by as many as opened them.', meant);
}

function blockProblems(tags: readonly Tag[], file: SourceFile): readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  const open: (Tag & { readonly name: string })[] = [];
  for (const tag of tags) {
    const opens = /^~?#\s*([\w-]+)/.exec(tag.text)?.[1];
    const closes = /^~?\/\s*([\w-]+)/.exec(tag.text)?.[1];
    if (opens !== undefined) open.push({ ...tag, name: opens });
    else if (closes !== undefined) problems.push(...closed(open, closes, tag, file));
    else {
      const bare = withoutSign(tag, file);
      if (bare) open.push({ ...tag, name: bare.name });
      problems.push(...(bare ? [bare.problem] : elseOutside(open.length > 0, tag, file)));
    }
  }
  const left = open.map(({ name, text, start, end }) =>
    slip(file, start, end, `{{${text}}} is not closed.`, `Write {{/${name}}} where it ends.`),
  );
  return [...problems, ...left];
}

/** Takes the block that a tag closes from those that are open, with what is wrong about it. */
function closed(
  open: (Tag & { readonly name: string })[],
  name: string,
  tag: Tag,
  file: SourceFile,
): readonly Diagnostic[] {
  const at = open.findLastIndex((block) => block.name === name);
  if (at !== -1) {
    const inner = open.splice(at).slice(1);
    return inner.map((block) =>
      slip(
        file,
        block.start,
        block.end,
        `{{${block.text}}} is not closed.`,
        `Write {{/${block.name}}} before {{/${name}}}.`,
      ),
    );
  }
  const last = open.at(-1);
  const misspelt = last && (nearest(name, blocks) === last.name || !blocks.includes(name));
  if (misspelt) open.pop();
  return [
    last
      ? slip(
          file,
          tag.start,
          tag.end,
          `{{/${name}}} closes nothing: {{${last.text}}} is open.`,
          `Write {{/${last.name}}}.`,
        )
      : slip(
          file,
          tag.start,
          tag.end,
          `{{/${name}}} closes nothing.`,
          `Take it away, or open it above: {{#${name} …}}.`,
        ),
  ];
}

function elseOutside(inside: boolean, { text, start, end }: Tag, file: SourceFile): readonly Diagnostic[] {
  if (inside || !/^~?else\b/.test(text)) return [];
  return [slip(file, start, end, '{{else}} stands outside of a block.', 'Put it between {{#if …}} and {{/if}}.')];
}

/** `{{if x}}`, which lacks its #. */
function withoutSign({ text, start, end }: Tag, file: SourceFile) {
  const name = new RegExp(`^(${blocks.join('|')})\\s+\\S`).exec(text)?.[1];
  if (name === undefined) return undefined;
  return { name, problem: slip(file, start, end, `The # before "${name}" is missing.`, `Write {{#${text}}}.`) };
}

function slip(file: SourceFile, start: number, end: number, message: string, hint: string): Diagnostic {
  return error('template/syntax', message, { span: { source: file.id, start, end }, hint });
}
