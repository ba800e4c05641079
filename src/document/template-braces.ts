import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import { nearest } from '../diagnostics/suggest.js';

/** A {{…}} of a template, or what was meant as one. */
interface Tag {
  readonly text: string;
  readonly span: Span;
}

interface OpenBlock extends Tag {
  readonly name: string;
}

export const blockNames: readonly string[] = ['if', 'unless', 'each', 'with'];

/**
 * What is wrong with the braces of a template. Handlebars reports a block that is not closed at the end of the file, and
 * uses the names of its grammar; this looks for what was meant, and finds all mistakes at once.
 */
export function checkBraces(file: SourceFile): readonly Diagnostic[] {
  const { tags, problems } = tagsOf(file);
  return [...problems, ...checkBlocks(tags)].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}

/** The tags of a file, and braces that make none. Comments and what is escaped with a backslash are left out. */
function tagsOf(file: SourceFile): { readonly tags: readonly Tag[]; readonly problems: readonly Diagnostic[] } {
  const spanAt = (start: number, text: string) => ({ source: file.id, start, end: start + text.trimEnd().length });
  const braces = /\\\{\{|\{\{~?!--[\s\S]*?--~?\}\}|\{{2,}([^{}\n]*)(\}*)/g;
  const found = [...file.text.matchAll(braces)].flatMap((match) => {
    const [whole, inner, close] = match;
    if (inner === undefined || close === undefined) return [];
    const open = /^\{+/.exec(whole)?.[0].length ?? 0;
    const isBalanced = open === close.length && open <= 3;
    return [{ text: inner.trim(), span: spanAt(match.index, whole), isBalanced }];
  });
  return {
    tags: found.filter(({ isBalanced, text }) => isBalanced && text !== ''),
    problems: [...found.flatMap(({ isBalanced, ...tag }) => checkTag(tag, isBalanced)), ...checkSingleBraces(file)],
  };
}

/**
 * Tags in single braces, as other programs have them, which would be printed as they stand. After a backslash they are meant so.
 * @param isName whether a path leads to something that a template prints
 */
export function checkSingleBraces(file: SourceFile, isName = (_path: string) => false): readonly Diagnostic[] {
  const text = file.text.replace(/\{\{~?!--[\s\S]*?--~?\}\}/g, (comment) => ' '.repeat(comment.length));
  return [...text.matchAll(/(?<![{}\\])\{([#/>]?)(\s*[\w./-][^{}\n]*)\}(?!\})/g)]
    .filter(([, sign, rest = '']) => sign !== '' || isName(rest.trim()))
    .map(({ 0: whole, 1: sign = '', 2: rest = '', index }) => {
      const span = { source: file.id, start: index, end: index + whole.length };
      return syntaxError(span, 'This stands in single braces.', `Write {{${sign}${rest}}}.`);
    });
}

function checkTag({ text, span }: Tag, isBalanced: boolean): readonly Diagnostic[] {
  if (!isBalanced) {
    const hint = text === '' ? 'Write two braces at both ends.' : `Write {{${text}}}.`;
    return [syntaxError(span, 'These braces are not closed by as many as opened them.', hint)];
  }
  if (text !== '') return [];
  const hint = 'Write what is to be printed, such as {{title}}, or delete them.';
  return [syntaxError(span, 'Nothing stands between these braces.', hint)];
}

/** The blocks that are open after a tag, the innermost last, and what is wrong about the tag. */
interface Step {
  readonly open: readonly OpenBlock[];
  readonly problems: readonly Diagnostic[];
}

function checkBlocks(tags: readonly Tag[]): readonly Diagnostic[] {
  const { open, problems } = tags.reduce<Step>(
    (before, tag) => {
      const after = step(before.open, tag);
      return { open: after.open, problems: [...before.problems, ...after.problems] };
    },
    { open: [], problems: [] },
  );
  return [...problems, ...open.map((block) => notClosed(block, 'where it ends'))];
}

function step(open: readonly OpenBlock[], tag: Tag): Step {
  const { text, span } = tag;
  const opened = /^~?#\s*([\w-]+)/.exec(text)?.[1];
  if (opened !== undefined) return { open: [...open, { ...tag, name: opened }], problems: [] };
  const closed = /^~?\/\s*([\w-]+)/.exec(text)?.[1];
  if (closed !== undefined) return close(open, closed, span);
  const withoutSign = new RegExp(`^(${blockNames.join('|')})\\s+\\S`).exec(text)?.[1];
  if (withoutSign !== undefined) {
    const problem = syntaxError(span, `The # before "${withoutSign}" is missing.`, `Write {{#${text}}}.`);
    return { open: [...open, { ...tag, name: withoutSign }], problems: [problem] };
  }
  if (open.length > 0 || !/^~?else\b/.test(text)) return { open, problems: [] };
  const hint = 'Put it between {{#if …}} and {{/if}}.';
  return { open, problems: [syntaxError(span, '{{else}} stands outside of a block.', hint)] };
}

function close(open: readonly OpenBlock[], name: string, span: Span): Step {
  const at = open.findLastIndex((block) => block.name === name);
  if (at !== -1) {
    const inner = open.slice(at + 1);
    return { open: open.slice(0, at), problems: inner.map((block) => notClosed(block, `before {{/${name}}}`)) };
  }
  const last = open.at(-1);
  if (!last) {
    const hint = `Take it away, or open it above: {{#${name} …}}.`;
    return { open, problems: [syntaxError(span, `{{/${name}}} closes nothing.`, hint)] };
  }
  const isMisspelt = nearest(name, blockNames) === last.name || !blockNames.includes(name);
  const message = `{{/${name}}} closes nothing: {{${last.text}}} is open.`;
  return {
    open: isMisspelt ? open.slice(0, -1) : open,
    problems: [syntaxError(span, message, `Write {{/${last.name}}}.`)],
  };
}

function notClosed({ text, name, span }: OpenBlock, where: string): Diagnostic {
  return syntaxError(span, `{{${text}}} is not closed.`, `Write {{/${name}}} ${where}.`);
}

function syntaxError(span: Span, message: string, hint: string): Diagnostic {
  return error('template/syntax', message, { span, hint });
}
