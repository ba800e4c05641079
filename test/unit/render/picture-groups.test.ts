import { inflateSync } from 'node:zlib';
import rendererModule from 'pdfmake/js/Renderer.js';
import { describe, expect, it } from 'vitest';
import { DrawnDocument } from '../../../src/render/pdf/pdfmake/drawn-document.js';

/** The streams of a file with one page, on which an SVG is drawn: that of the page, and those of forms. */
function streamsOf(inner: string): { readonly page: string; readonly forms: readonly string[] } {
  const document = new DrawnDocument({ autoFirstPage: false, font: null }, { info: {}, xmp: [] });
  document.addPage({ size: [100, 100] });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="50" height="50" viewBox="0 0 10 10">${inner}</svg>`;
  new rendererModule.default(document).renderSVG({ x: 0, y: 0, _width: 50, _height: 50, svg });
  document.end();
  const objects = Buffer.from(document.bytes).toString('latin1').split('endobj');
  const streams = objects.flatMap((object) => {
    const [head = '', body] = object.split('\nstream\n');
    if (body === undefined) return [];
    const bytes = inflateSync(Buffer.from(body.slice(0, body.lastIndexOf('\nendstream')), 'latin1'));
    return [{ isForm: head.includes('/Form'), text: bytes.toString('latin1') }];
  });
  const forms = streams.filter(({ isForm }) => isForm).map(({ text }) => text);
  return { page: streams.filter(({ isForm }) => !isForm)[0]?.text ?? '', forms };
}

describe('a group of a picture in a PDF', () => {
  const clip = '<clipPath id="c"><circle cx="5" cy="5" r="3"/></clipPath>';
  const colour = /^1 0 0 scn$/m;

  it.each([
    ['with an opacity', '<g opacity=".5"><rect width="5" height="5" fill="#f00"/></g>', 1],
    ['that is used', '<defs><rect id="a" width="5" height="5"/></defs><use href="#a" fill="#f00" opacity=".5"/>', 1],
    ['that is clipped', `${clip}<g clip-path="url(#c)"><rect width="5" height="5" fill="#f00"/></g>`, 2],
    ['in another', '<g opacity=".5"><g opacity=".5"><rect width="5" height="5" fill="#f00"/></g></g>', 2],
  ])('%s is drawn in a form, not on the page', (_, inner, forms) => {
    const streams = streamsOf(inner);
    expect(streams.forms).toHaveLength(forms);
    expect(streams.forms.filter((form) => colour.test(form))).toHaveLength(1);
    expect(streams.page).not.toMatch(colour);
    // No state is named where it was not set.
    for (const form of streams.forms) expect(form.match(/\/Gs\d+ gs/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });

  it('that is a shape with a clip has its clip in a form', () => {
    const { page, forms } = streamsOf(`${clip}<rect width="5" height="5" fill="#f00" clip-path="url(#c)"/>`);
    expect(page).toMatch(colour);
    expect(page).toMatch(/\/M1 gs/);
    expect(forms).toHaveLength(1);
    expect(forms[0]).toMatch(/^f$/m);
  });
});
