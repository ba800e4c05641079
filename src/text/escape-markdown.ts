/** Plain text for inside a line of inline Markdown: every character that could start a construct is escaped. */
export function escapeInline(text: string): string {
  return text.replace(/[\\`*_~[\]<>&{}]/g, (c) => `\\${c}`);
}

/**
 * A line of inline Markdown for anywhere in a template, also the start of a line: nothing in it opens a heading, a list,
 * a quote, a code block, a rule, a table, a definition or a container.
 */
export function escapeBlock(text: string): string {
  const line = (text.includes('\n') ? text.replace(/\s*\n\s*/g, ' ') : text).trim();
  const begun = /^[#>+\-=|:~`\d*_[]/.test(line) ? escapeBeginning(line) : line;
  return escapeEndOfHeading(begun);
}

/** Signs of a number at the end of a heading would close it. */
export function escapeEndOfHeading(line: string): string {
  return line.endsWith('#') ? line.replace(/(\s)(#+)$/, '$1\\$2') : line;
}

function escapeBeginning(line: string): string {
  return line
    .replace(/^(?=[#>+\-=|:]|~~~|```)/, '\\')
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\')
    .replace(/^([*_])(?=\s|[ *_]*$)/, '\\$1')
    .replace(/^(\[[^\]]*\])(?=:)/, '$1\\');
}
