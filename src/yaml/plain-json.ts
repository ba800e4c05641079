/** A bracket that may begin a value of JSON: the first in a line, at the start of a file, or behind a colon. */
const bracket = /(?=[[{])(?<=(^\s*)|:[ \t]*)[[{](?=\s*(?:["[{\]}]|$))/gmu;

/** What may be a key and what follows it, as far as there is no quotation mark and no comment. */
const keyAndMore = /^[^\s#"'][^\n#"']*/gmu;

/** Brackets that are no JSON are looked at again for each level of them, and unclosed ones to the end of the file. */
const maxLevels = 8;

/**
 * A text in which what is JSON stands in one line, that of its key: JSON from Zotero and others is indented with tabs,
 * opened and closed at the margin, which YAML does not allow in a block. Every character keeps its place.
 */
export function withPlainJson(text: string): string {
  if (!/\n[ \t]*[[\]{}"\t]/.test(text)) return text;
  const pieces: string[] = [];
  let until = 0;
  let seen = 0;
  for (const index of openings(text)) {
    if (index < until) continue;
    const end = endOfJson(text, index);
    seen += (end ?? text.length) - index;
    if (seen > maxLevels * text.length) break;
    if (end === undefined) continue;
    const json = text.slice(index, end);
    const start = index - linesAbove(text.slice(0, index)).length;
    const lines = text.slice(start, end);
    if (!lines.includes('\n') || !isJson(json)) continue;
    pieces.push(text.slice(until, start), onOneLine(lines));
    until = end;
  }
  return pieces.length === 0 ? text : pieces.join('') + text.slice(until);
}

/**
 * Where a value in JSON's brackets begins: at the start of a file, after a key or in a line below it. What stands before is
 * looked at for brackets alone, and only once: a pattern that looked back from each bracket would read a long line as often.
 */
function* openings(text: string): Generator<number> {
  const keys = text.matchAll(keyAndMore);
  let key = keys.next();
  for (const { index, 1: isFirst } of text.matchAll(bracket)) {
    while (!key.done && key.value.index + key.value[0].length <= index) key = keys.next();
    // A key has a character at least before its colon.
    const isBehindKey = () => !key.done && key.value.index < text.lastIndexOf(':', index);
    if (isFirst !== undefined || isBehindKey()) yield index;
  }
}

/**
 * The line ends and blanks between a key and what follows it; none where words or a comment stand before them, which would
 * take up what follows. A pattern for the end of a text would be tried at each of its lines.
 */
function linesAbove(text: string): string {
  const above = text.trimEnd();
  if (!text.includes('\n', above.length)) return '';
  const isKey = /^(?!\s*#|.*\s#).*:$/.test(above.slice(above.lastIndexOf('\n') + 1));
  return isKey ? text.slice(above.length).replace(/^[ \t]+/, '') : '';
}

/** Where the brackets that open here are closed again. */
function endOfJson(text: string, start: number): number | undefined {
  // A string that nothing closes is looked through once.
  const token = /"(?:[^"\\]|\\.)*(?:"|$)|[[\]{}]/gs;
  token.lastIndex = start;
  let depth = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    if ('[{'.includes(match[0])) depth += 1;
    if (']}'.includes(match[0])) depth -= 1;
    if (depth === 0) return token.lastIndex;
  }
  return undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** JSON has no white space but between its tokens, where each kind is as good as another. */
function onOneLine(json: string): string {
  return json.replace(/[\t\r\n]/g, ' ');
}
