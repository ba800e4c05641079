import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

const require = createRequire(import.meta.url);

/** The internals that src/render/pdf/pdfmake depends on. If this fails, check that folder before anything else. */
describe('pdfmake', () => {
  it('is the version that our code was written for', () => {
    expect(require('pdfmake/package.json').version).toBe('0.3.11');
  });

  it.each([
    ['LayoutBuilder', ['layoutDocument', 'tryLayoutDocument', 'addHeadersAndFooters', 'buildNextLine']],
    ['TextInlines', ['buildInlines']],
    ['TextBreaker', ['getBreaks']],
    ['Line', ['addInline', 'getAscenderHeight', 'getHeight', 'getWidth']],
    ['Renderer', ['renderPages', 'renderLine', 'renderVector', 'renderImage', 'renderSVG']],
    [
      'PDFDocument',
      [
        ...['provideFont', 'validateLocalFile', 'markContent', 'markStructureContent', 'endMarkedContent'],
        ...['struct', 'addStructure', 'link', '_addInfo', 'appendXML', 'addContent', 'opacity', 'fill'],
        ...['getFontFile', 'getFontType', 'provideImage'],
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
});
