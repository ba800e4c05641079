import { describe, expect, it } from 'vitest';
import { mirroredCss } from '../../../src/render/html/mirrored-css.js';

describe('a style sheet for a page from right to left', () => {
  it.each([
    ['a { margin-left: 1em; }', 'a { margin-right: 1em; }'],
    ['a {\n  left: 0;\n  text-align: right;\n}', 'a {\n  right: 0;\n  text-align: left;\n}'],
    ['a { border-left: 3px solid; padding-right: 2px }', 'a { border-right: 3px solid; padding-left: 2px }'],
    ['a { border-left-color: red; }', 'a { border-right-color: red; }'],
  ])('has its sides swapped: %s', (css, expected) => {
    expect(mirroredCss(css)).toContain(expected);
  });

  it.each([
    '.left-out { color: red; }',
    '/* the label at the left: it is bold */',
    'a { margin-inline-start: 1em; text-align: start; }',
    'a { content: "left"; }',
  ])('has nothing else changed: %s', (css) => {
    expect(mirroredCss(css)).toContain(css);
  });
});
