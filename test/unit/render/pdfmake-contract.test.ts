import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

const require = createRequire(import.meta.url);

/** The internals that src/render/pdf/pdfmake depends on. If this fails, check that folder before anything else. */
describe('pdfmake', () => {
  it('is the version that our code was written for', () => {
    expect(require('pdfmake/package.json').version).toBe('0.3.11');
  });

  it.each([
    ['Renderer', ['renderImage', 'renderSVG']],
    ['SVGMeasure', ['writeDimensions']],
    [
      'PDFDocument',
      [
        ...['provideFont', 'validateLocalFile', 'getStructTreeRoot', 'getStructParentTree'],
        ...[
          'createStructParentTreeNextKey',
          'link',
          'goTo',
          '_addInfo',
          'appendXML',
          'addContent',
          'addPage',
          'ref',
          'flushPages',
          '_write',
          '_refEnd',
        ],
        ...['getFontFile', 'getFontType', 'provideImage'],
      ],
    ],
  ])('%s has the methods that we override or call', (name, methods) => {
    const { prototype } = require(`pdfmake/js/${name}.js`).default;
    for (const method of methods) expect(typeof prototype[method], method).toBe('function');
  });
});
