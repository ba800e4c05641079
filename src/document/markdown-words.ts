import { Marked, type Token, type Tokens } from 'marked';

const marked = new Marked({ gfm: true });

/** Footnote marks, which GitHub and Pandoc know and CommonMark does not. */
const footnote = /(?<!\\)\[\^\d+\]:?/g;

/** The words that a reader of finished Markdown sees, without its marks and front matter: to check that none are lost. */
export function wordsOfMarkdown(markdown: string): string {
  const body = markdown.replace(/^---\n[\s\S]*?\n---\n/, '').replace(footnote, ' ');
  return marked.lexer(body).map(wordsOf).join(' ');
}

function wordsOf(token: Token): string {
  if (token.type === 'list') return (token.items as Token[]).map(wordsOf).join(' ');
  if (token.type === 'table') {
    const { header, rows } = token as Tokens.Table;
    const cells = [...header, ...rows.flat()];
    return cells.map((cell) => cell.tokens.map(wordsOf).join('')).join(' ');
  }
  if ('tokens' in token && token.tokens) return token.tokens.map(wordsOf).join('');
  return ['text', 'escape', 'codespan'].includes(token.type) ? (token as { text: string }).text : '';
}
