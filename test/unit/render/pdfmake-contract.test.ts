import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

const require = createRequire(import.meta.url);

/** What src/render/pdf builds on and pdfmake does not promise. If this fails, read that folder before anything else. */
describe('pdfmake', () => {
  it('is the version that our layer was written for', () => {
    expect(require('pdfmake/package.json').version).toBe('0.3.11');
  });

  it.each([
    ['LayoutBuilder', ['layoutDocument', 'tryLayoutDocument', 'addHeadersAndFooters', 'buildNextLine']],
    ['TextInlines', ['measure', 'buildInlines']],
    ['Line', ['getAscenderHeight', 'hasEnoughSpaceForInline']],
    ['Renderer', ['renderPages', 'renderLine', 'renderVector', 'renderImage', 'renderSVG']],
    [
      'PDFDocument',
      [
        ...['provideFont', 'validateLocalFile', 'markContent', 'markStructureContent', 'endMarkedContent'],
        ...['struct', 'addStructure', 'link', '_addInfo', 'appendXML'],
      ],
    ],
  ])('%s has the methods that we override or call', (name, methods) => {
    const { prototype } = require(`pdfmake/js/${name}.js`).default;
    for (const method of methods) expect(typeof prototype[method], method).toBe('function');
  });

  it('asks its text measurer through docMeasure.textInlines', () => {
    const DocMeasure = require('pdfmake/js/DocMeasure.js').default;
    expect(String(DocMeasure)).toContain('this.textInlines.buildInlines(');
    expect(String(DocMeasure)).not.toContain('new TextInlines().buildInlines');
  });

  it('keeps what we hang on a fragment of text, through its breaking into words', () => {
    const TextBreaker = require('pdfmake/js/TextBreaker.js').default;
    const StyleContextStack = require('pdfmake/js/StyleContextStack.js').default;
    const slot = {};
    const words = new TextBreaker().getBreaks([{ text: 'two words', slot }], new StyleContextStack({}, {}));
    expect(words).toHaveLength(2);
    for (const word of words) expect(word.slot).toBe(slot);
  });

  it('keeps an inline with its next one when noNewLine is set', () => {
    const Line = require('pdfmake/js/Line.js').default;
    const line = new Line(50);
    line.addInline({ width: 30, text: 'a' });
    const mark = { width: 15, text: '2', trailingCut: 0 };
    expect(line.hasEnoughSpaceForInline({ width: 15, text: 'b', noNewLine: false }, [mark])).toBe(true);
    expect(line.hasEnoughSpaceForInline({ width: 15, text: 'b', noNewLine: true }, [mark])).toBe(false);
  });
});
