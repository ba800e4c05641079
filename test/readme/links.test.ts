import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { lexer, type Token, type Tokens, walkTokens } from 'marked';
import { describe, expect, it } from 'vitest';
import { root } from '../support/packs.js';

const markdownIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: folder !== '', encoding: 'utf8' })
    .map((path) => join(folder, path).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md'))
    .sort();

const pages = [...markdownIn(''), ...markdownIn('docs')];
/** Those that name files of the program; the pages for editors name files that they tell an editor to write. */
const forDevelopers = /^(?:ARCHITECTURE|CONTRIBUTING|SECURITY)\.md$|^docs\/(?:how-to|decisions)\//;
const ownPath = /^(?:src|test|templates|docs|scripts|\.ci)\/[\w./-]*$/;

const read = (path: string) => readFileSync(join(root, path), 'utf8');

function tokensIn(markdown: string): readonly Token[] {
  const tokens: Token[] = [];
  walkTokens(lexer(markdown), (token) => {
    tokens.push(token);
  });
  return tokens;
}

/** The anchors that GitHub gives to headings: small letters, hyphens for spaces, a number for one that comes again. */
function anchorsIn(markdown: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const token of tokensIn(markdown)) {
    if (token.type !== 'heading') continue;
    const plain = (token as Tokens.Heading).text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
    const anchor = plain
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    let name = anchor;
    for (let count = 1; anchors.has(name); count += 1) name = `${anchor}-${count}`;
    anchors.add(name);
  }
  return anchors;
}

/** Links and paths of a page that lead nowhere. */
function deadEnds(page: string, markdown: string): readonly string[] {
  return tokensIn(markdown).flatMap((token) => {
    if (token.type === 'link' || token.type === 'image') return deadLink(page, markdown, token.href);
    if (token.type !== 'codespan' || !forDevelopers.test(page) || !ownPath.test(token.text)) return [];
    return existsSync(join(root, token.text)) ? [] : [token.text];
  });
}

function deadLink(page: string, markdown: string, href: string): readonly string[] {
  if (/^[a-z]+:/i.test(href)) return [];
  const [path = '', anchor] = href.split('#');
  const target = path === '' ? join(root, page) : resolve(root, dirname(page), path);
  if (!existsSync(target)) return [href];
  const text = path === '' ? markdown : readFileSync(target, 'utf8');
  return anchor === undefined || anchorsIn(text).has(anchor) ? [] : [href];
}

describe('the links of the documentation', () => {
  it.each(pages)('%s leads somewhere with each of its links', (page) => {
    expect(deadEnds(page, read(page))).toEqual([]);
  });

  it('are many, and a wrong one is found', () => {
    expect(pages.length).toBeGreaterThan(40);
    const wrong = '## Here\n[a](gone.md) [b](#here) [c](#there) [d](docs/tutorial.md#nowhere) `src/gone.ts` `src/cli`';
    expect(deadEnds('ARCHITECTURE.md', wrong)).toEqual([
      'gone.md',
      '#there',
      'docs/tutorial.md#nowhere',
      'src/gone.ts',
    ]);
  });

  it('lead to every page from the README or from a page that it links to', () => {
    const reached = new Set(['README.md']);
    for (const page of reached) {
      for (const token of tokensIn(read(page))) {
        if (token.type !== 'link' || /^[a-z]+:/i.test(token.href)) continue;
        const target = join(dirname(page), token.href.split('#')[0] ?? '').replaceAll('\\', '/');
        if (target.endsWith('.md') && existsSync(join(root, target))) reached.add(target);
      }
    }
    expect(pages.filter((page) => !reached.has(page))).toEqual([]);
  });
});

describe('the code of a how-to', () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const code = pages.flatMap((page) =>
    tokensIn(read(page)).flatMap((token) => (token.type === 'code' ? [(token as Tokens.Code).text] : [])),
  );
  const imports = code.flatMap((text) => [...text.matchAll(/^import \{ (.+) \} from '[./]+(\/.+)\.js';$/gm)]);

  it.each(
    imports.flatMap(([, names = '', path = '']) =>
      names.split(', ').map((name) => [name.replace('type ', ''), path] as const),
    ),
  )('has the name %s from a file %s that exports it', (name, path) => {
    const files = sources.filter((file) => `/${file.replaceAll('\\', '/')}`.endsWith(`${path}.ts`));
    const exported = new RegExp(`^export (?:async )?(?:function|const|class|interface|type) ${name}\\b`, 'm');
    expect(files.some((file) => exported.test(read(join('src', file))))).toBe(true);
  });
});
