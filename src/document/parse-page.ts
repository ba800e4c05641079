import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { fail, type Result } from '../diagnostics/result.js';
import type { Span } from '../diagnostics/span.js';
import type { Block, DocumentRoot, Heading } from '../model/document.js';
import type { BriefView } from './brief-shape.js';
import type { Expand, TemplateSet } from './compile-templates.js';
import { PageTexts } from './page-texts.js';
import { parse, type SpanOfUnit } from './parse.js';
import { placeInTemplates } from './template-places.js';

/** A template that makes pages, and the files that it was compiled from. */
export interface PageTemplate {
  readonly files: TemplateSet;
  readonly expand: Expand<BriefView>;
}

/** A page of a template: what its texts have wrong is placed in the pack, all else in the template. */
export function parsePage(
  { files, expand }: PageTemplate,
  viewOf: (texts: PageTexts) => BriefView,
  ofUnit: SpanOfUnit,
): Result<DocumentRoot> {
  const texts = new PageTexts();
  const markdown = expand(viewOf(texts));
  const ofTemplate = (piece: string) => placeInTemplates(files, piece);
  const page = parse(markdown, ofUnit, { texts, ofTemplate });
  const placeOf = (i: number) => {
    const { line = '', before = '' } = headingLines(markdown)[i] ?? {};
    return placeInTemplates(files, line, before);
  };
  const problem = page.ok ? headingProblem(headingsOf(page.value.children), placeOf) : undefined;
  return problem ? fail([problem]) : page;
}

function headingsOf(blocks: readonly Block[]): readonly Heading[] {
  return blocks.flatMap((block): readonly Heading[] => {
    if (block.type === 'heading') return [block];
    return block.type === 'container' ? headingsOf(block.children) : [];
  });
}

/** PDF/UA-1 (7.4.2) and WCAG 2.2 (technique G141): a page has one title, before all headings, and none skips a level. */
function headingProblem(headings: readonly Heading[], placeOf: (headingIndex: number) => Span): Diagnostic | undefined {
  const wrong = headings.findIndex(({ depth }, i) => {
    const before = headings[i - 1]?.depth ?? 0;
    return i === 0 ? depth !== 1 : depth === 1 || depth > before + 1;
  });
  if (headings.length > 0 && wrong === -1) return undefined;
  const hasTitle = headings.some(({ depth }) => depth === 1);
  const span = placeOf(hasTitle ? wrong : -1);
  if (wrong <= 0) {
    const message = hasTitle ? 'A heading stands before the title of the page.' : 'This page has no title.';
    return error('document/bad-heading', message, { span, hint: 'A page begins with # {{title}}, or {{> masthead}}.' });
  }
  const depth = headings[wrong]?.depth ?? 1;
  const before = headings[wrong - 1]?.depth ?? 1;
  const message =
    depth === 1
      ? 'A page has one title, and this is a second one.'
      : `This heading skips a level: ${'#'.repeat(depth)} follows ${'#'.repeat(before)}.`;
  const meant = '#'.repeat(depth === 1 ? 2 : before + 1);
  return error('document/bad-heading', message, { span, hint: `Begin it with ${meant}.` });
}

/** The headings of a page as they are written, each with the line before it. */
function headingLines(markdown: string): readonly { readonly line: string; readonly before: string }[] {
  const lines = markdown.split('\n').filter((line) => line.trim() !== '');
  return lines.flatMap((line, i) => (/^ {0,3}#{1,6}[ \t]/.test(line) ? [{ line, before: lines[i - 1] ?? '' }] : []));
}
