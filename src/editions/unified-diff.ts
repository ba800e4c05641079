import { createTwoFilesPatch } from 'diff';

/** What changes in a file, as `diff -u` writes it. */
export function unifiedDiff(name: string, before: string, after: string): readonly string[] {
  const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, { context: 2 });
  return patch
    .split('\n')
    .slice(1)
    .map((line) => line.replace(/[\t\r]+$/, ''))
    .filter((line, i, lines) => line !== '' || i < lines.length - 1);
}
