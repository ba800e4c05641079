import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import type { Picture } from '../../../src/model/picture.js';
import { frameOfJpeg } from '../../../src/render/image/jpeg-segments.js';
import { readPicture } from '../../../src/render/image/read-picture.js';
import {
  exif,
  jpegOf,
  jpegWithExif,
  pngOf,
  pngWithChunk,
  pressJpeg,
  shield,
  turnedJpeg,
  turnedPng,
} from '../../support/pictures.js';

const bytes = (text: string) => new TextEncoder().encode(text);
/** So that it draws something, whatever stands before it. */
const mark = '<path d="M9 9h1v1z"></path>';
const svg = (inner: string, root = 'viewBox="0 0 10 10"') =>
  bytes(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${root}>${inner}${mark}</svg>`,
  );

function picture(file: Uint8Array): Picture {
  const read = readPicture(file);
  if (!('kind' in read)) throw new Error(read.message);
  return read;
}

function problem(file: Uint8Array): string {
  const read = readPicture(file);
  if ('kind' in read) throw new Error(`read as ${read.kind}: ${new TextDecoder().decode(read.bytes).slice(0, 300)}`);
  expect(read.hint).not.toBe('');
  return read.message;
}

const textOf = (file: Uint8Array) => new TextDecoder().decode(picture(file).bytes);

describe('a picture', () => {
  it('is recognised by its content, with its aspect ratio', () => {
    expect(picture(pngOf(40, 20))).toMatchObject({ kind: 'png', aspect: 2 });
    expect(picture(jpegOf(16, 32))).toMatchObject({ kind: 'jpeg', aspect: 0.5 });
    expect(picture(bytes(shield))).toMatchObject({ kind: 'svg', aspect: 80 / 96 });
    expect(picture(svg('<rect width="5" height="5"/>', 'width="30mm" height="10mm"')).aspect).toBe(3);
  });

  it('is flattened on white if it is a PNG', () => {
    const flat = PNG.sync.read(Buffer.from(picture(pngOf(2, 2)).bytes));
    expect([...flat.data.subarray(0, 4)]).toEqual([143, 166, 156, 255]);
  });

  it.each([
    ['another format', bytes('GIF89a'), 'is not a PNG, JPEG or SVG picture'],
    ['empty', new Uint8Array(), 'is not a PNG, JPEG or SVG picture'],
    ['HTML', bytes('<html><svg></svg></html>'), 'is not a PNG, JPEG or SVG picture'],
    ['a truncated PNG', pngOf(40, 20).subarray(0, 60), 'is damaged'],
    ['a truncated JPEG', jpegOf(64, 64).subarray(0, 40), 'is damaged'],
    ['too large a file', new Uint8Array(1024 * 1024 + 1), 'is larger than 1 MiB'],
    ['a PNG that says it is huge', hugePng(), 'is 60000 by 60000 pixels'],
    ['a JPEG of more pixels than are decoded', jpegOf(2500, 1700), 'is 2500 by 1700 pixels'],
    ['a PNG that a transfer as text has changed', unixLineEnds(pngOf(40, 20)), 'line ends were changed'],
    ['a PNG that ends in its head', pngOf(40, 20).subarray(0, 20), 'is damaged (it ends too soon)'],
    ['a PNG without pixels', emptyPng(), 'is damaged (it has no pixels)'],
    ['an SVG as it stands in a web page', bytes('<svg viewBox="0 0 1 1"></svg>'), 'does not say that it is an SVG'],
  ])('%s is refused', (_, file, message) => {
    expect(problem(file)).toContain(message);
  });
});

function unixLineEnds(file: Buffer): Buffer {
  return Buffer.from(file.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}

function emptyPng(): Buffer {
  const file = Buffer.from(pngOf(1, 1));
  file.writeUInt32BE(0, 16);
  return file;
}

describe('a JPEG in the colours of a printing press', () => {
  it('has those of a screen, as a browser shows it: no other format says which inks they are', () => {
    const { kind, bytes: file } = picture(pressJpeg(204, 51, 0, 51));
    expect(kind).toBe('jpeg');
    expect(frameOfJpeg(Buffer.from(file))).toMatchObject({ width: 8, height: 8, components: 3 });
    const [red = 0, green = 0, blue = 0] = jpeg.decode(file).data;
    // An ink of 204 lets 51 of 255 through, and black 204 of that.
    for (const [one, meant] of [
      [red, 41],
      [green, 163],
      [blue, 204],
    ] as const)
      expect(Math.abs(one - meant)).toBeLessThan(5);
  });

  it('is refused where it leaves the paper white', () => {
    expect(problem(pressJpeg(0, 0, 0, 0))).toContain('is all white');
  });
});

describe('a PNG that decodes', () => {
  it('is read where a program has put something behind its end', () => {
    const alone = picture(pngOf(40, 20));
    expect(picture(Buffer.concat([pngOf(40, 20), Buffer.from('of another program')]))).toEqual(alone);
  });

  it.each([
    ['pixels that are packed in another way', 'IDAT', Buffer.from('hello world')],
    ['a part that no program knows', 'ABCD', Buffer.from('x')],
  ])('%s is refused without the words of a library', (_, type, data) => {
    expect(problem(pngWithChunk(pngOf(40, 20), type, data))).toBe('is damaged (what it shows cannot be decoded)');
  });
});

/** Where the dark quarter of a picture of 32 by 16 pixels is, as a person sees it. */
function seen(file: Uint8Array): string {
  const { kind, bytes: read, aspect } = picture(file);
  const { width, height, data } = kind === 'png' ? PNG.sync.read(Buffer.from(read)) : jpeg.decode(read);
  const isDark = (x: number, y: number) =>
    (data[(Math.floor(y * height) * width + Math.floor(x * width)) * 4] ?? 0) < 99;
  const quarters = {
    'top left': [0.25, 0.25],
    'top right': [0.75, 0.25],
    'bottom left': [0.25, 0.75],
    'bottom right': [0.75, 0.75],
  } as const;
  const dark = Object.entries(quarters).flatMap(([name, [x, y]]) => (isDark(x, y) ? [name] : []));
  expect(aspect).toBe(width / height);
  return `${width > height ? 'wide' : 'tall'}, ${dark.join(' and ')}`;
}

describe('a picture that a camera has turned', () => {
  it.each([
    [1, 'wide, top left'],
    [2, 'wide, top right'],
    [3, 'wide, bottom right'],
    [4, 'wide, bottom left'],
    [5, 'tall, top left'],
    [6, 'tall, top right'],
    [7, 'tall, bottom right'],
    [8, 'tall, bottom left'],
    [9, 'wide, top left'],
  ])('is upright everywhere, as its orientation %s says', (orientation, expected) => {
    for (const order of ['II', 'MM'] as const) {
      expect(seen(turnedJpeg(orientation, order))).toBe(expected);
      expect(seen(turnedPng(orientation, order))).toBe(expected);
    }
  });

  it('says no longer that it is turned, so that no viewer turns it again', () => {
    expect(Buffer.from(picture(turnedJpeg(6)).bytes).includes('Exif')).toBe(false);
    expect(Buffer.from(picture(turnedPng(6)).bytes).includes('eXIf')).toBe(false);
  });

  it('stays as it is, to the byte, if it is a JPEG that is upright', () => {
    for (const file of [turnedJpeg(1), jpegOf(16, 16)]) expect(picture(file).bytes).toEqual(file);
  });

  it('is read as upright where its Exif is cut off', () => {
    const whole = exif(6);
    for (let length = 0; length < whole.length - 6; length += 1)
      expect(seen(jpegWithExif(whole.subarray(0, length)))).toBe('wide, top left');
  });
});

function hugePng(): Buffer {
  const file = Buffer.from(pngOf(4, 4));
  file.writeUInt32BE(60_000, 16);
  file.writeUInt32BE(60_000, 20);
  return file;
}

/** Each part shows ten of the one before. */
const bomb = (depth: number) =>
  '<g id="a0"><rect width="1" height="1"/></g>' +
  Array.from({ length: depth }, (_, i) => `<g id="a${i + 1}">${`<use href="#a${i}"/>`.repeat(10)}</g>`).join('');
const chain = (length: number) =>
  '<g id="a0"><rect width="1" height="1"/></g>' +
  Array.from({ length }, (_, i) => `<g id="a${i + 1}"><use href="#a${i}"/></g>`).join('');

describe('a picture of which nothing is seen', () => {
  const alone = (inner: string) => bytes(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${inner}</svg>`);
  const rect = '<rect width="5" height="5"/>';
  const pixels = (rgba: readonly number[]) => {
    const png = new PNG({ width: 2, height: 2 });
    for (let at = 0; at < 16; at += 4) png.data.set(rgba, at);
    return PNG.sync.write(png);
  };

  it.each([
    ['', 'nothing in it'],
    [`<defs>${rect}</defs>`, 'all its shapes kept for use'],
    [`<symbol id="s">${rect}</symbol>`, 'a symbol that is not used'],
    ['<use href="#gone"/>', 'a use of nothing'],
    [`<g display="none">${rect}</g>`, 'a layer that is switched off'],
    [`<g style="visibility:hidden">${rect}</g>`, 'a layer that is hidden'],
    [`<g opacity="0">${rect}</g>`, 'a layer that is clear'],
    ['<rect width="5" height="5" fill="none" stroke="#000" stroke-width="0"/>', 'a shape without paint'],
    ['<rect width="5" height="5" fill="transparent"/>', 'a shape in no colour'],
    ['<rect width="0" height="5"/><circle r="0"/><path d="M1 1"/><polygon points=""/>', 'shapes without a size'],
    ['<line x2="5" y2="5"/>', 'a line without a colour'],
    [`<clipPath id="c"/><g clip-path="url(#c)">${rect}</g>`, 'a clip that lets nothing through'],
  ])('is refused: %s, %s', (inner) => {
    expect(problem(alone(inner))).toContain('draws nothing');
  });

  it('is refused where it is white, as for a dark ground', () => {
    expect(problem(alone('<g fill="#FFF"><path d="M0 0h5v5z"/></g>'))).toContain('is all white');
    expect(problem(pixels([255, 255, 255, 255]))).toContain('is all white');
    expect(problem(pixels([255, 255, 255, 90]))).toContain('is all white');
    expect(problem(pixels([0, 0, 0, 0]))).toContain('draws nothing');
    expect(problem(jpegOf(8, 8, 255))).toContain('is all white');
  });

  it.each([
    `<g fill="#fff">${rect}<path d="M0 0h2v2z" fill="#036"/></g>`,
    `<g visibility="hidden">${rect}<path d="M0 0h2v2z" visibility="visible"/></g>`,
    '<g fill="none"><path d="M0 0h2" stroke="currentColor"/></g>',
    `<defs><g id="a">${rect}</g></defs><use href="#a"/>`,
    '<linearGradient id="g"><stop/></linearGradient><rect width="5" height="5" fill="url(#g)"/>',
  ])('is none of these: %s', (inner) => {
    expect(picture(alone(inner)).kind).toBe('svg');
  });
});

describe('parts of an SVG that are shown elsewhere', () => {
  const shape = '<path d="M0 0h5v5z"></path>';
  const shown = (inner: string) => textOf(svg(inner)).replace(/^<svg[^>]*>|<\/svg>$/g, '');

  it('are written out where they have others in them, as in the flag of the European Union', () => {
    const uses = `<g id="b"><path id="t" d="M0 0h5v5z"/><use href="#t" transform="scale(-1 1)"/></g>`;
    expect(shown(`<defs>${uses}</defs><use href="#b" x="2" fill="#fc0"/>`)).toContain(
      `<g fill="#fc0" transform="translate(2 0)"><g>${shape}<use href="#t"`,
    );
  });

  it('are fitted into the size of their use where they are symbols, and cut at its edges', () => {
    const symbol = `<symbol id="s" viewBox="0 0 10 20">${shape}</symbol>`;
    const text = shown(`${symbol}<use href="#s" x="1" y="2" width="5" height="5"/>`);
    expect(text).toMatch(/^<defs id="s">/);
    expect(text).toContain(
      '<clipPath id="edge-1"><rect width="5" height="5"></rect></clipPath><g clip-path="url(#edge-1)">' +
        `<g transform="translate(1.25 0) scale(0.25 0.25)">${shape}</g></g>`,
    );
    expect(text).toContain('transform="translate(1 2)"');
  });

  it.each([
    ['<symbol id="s" viewBox="0 0 5 5" overflow="visible">', '', 'its attribute'],
    ['<symbol id="s" viewBox="0 0 5 5" style="overflow:visible">', '', 'its style'],
    ['<symbol id="s" viewBox="0 0 5 5" class="o">', '<style>.o{overflow:visible}</style>', 'a class'],
  ])('are not cut where %s%s says so in %s', (symbol, style) => {
    const text = shown(`${style}${symbol}${shape}</symbol><use href="#s" width="5" height="5"/>`);
    expect(text).not.toMatch(/clip|overflow/);
  });

  it('keep the gradients that they lean on, and are as large as the whole where nothing says how large', () => {
    const gradient = '<linearGradient id="g"><stop stop-color="#fff"></stop></linearGradient>';
    const text = shown(
      `<symbol id="s" viewBox="0 0 5 5">${gradient}<rect width="5" height="5" fill="url(#g)"/></symbol><use href="#s"/>`,
    );
    expect(text.match(/id="g"/g)).toHaveLength(1);
    expect(text).toContain('scale(2 2)');
  });

  it('are drawn in their place where they are pictures in the picture', () => {
    const text = shown(
      `<svg x="2" y="1" width="4" height="4" viewBox="0 0 8 8" preserveAspectRatio="none">${shape}</svg>`,
    );
    expect(text).toMatch(/^<g transform="translate\(2 1\)">/);
    expect(text).toContain(`<g transform="translate(0 0) scale(0.5 0.5)">${shape}</g>`);
  });
});

describe('percentages in an SVG', () => {
  it('are of the picture in the picture that they stand in', () => {
    const inner = '<rect x="10%" width="50%" height="100%" rx="25%"/><circle cx="50%" r="10%"/>';
    const text = textOf(svg(`<svg x="50%" width="50%" height="20%" viewBox="0 0 40 30">${inner}</svg>`));
    expect(text).toContain('<g transform="translate(5 0)">');
    expect(text).toContain('<clipPath id="edge-1"><rect width="5" height="2">');
    expect(text).toContain('<rect x="4" width="20" height="30" rx="10">');
    expect(text).toContain('<circle cx="20" r="3.535534">');
  });

  it('of a symbol are of the place where it is used; those of the whole and of gradients stay', () => {
    const gradient = '<linearGradient id="g" x1="10%"><stop stop-color="#036"/></linearGradient>';
    const symbol = `<symbol id="s">${gradient}<rect width="50%" height="1" fill="url(#g)"/></symbol>`;
    const text = textOf(svg(`${symbol}<use href="#s" width="40%" height="2"/><rect width="100%" height="1"/>`));
    expect(text).toContain('<rect width="2" height="1" fill="url(#g)">');
    expect(text).toContain('<linearGradient id="g" x1="10%">');
    expect(text).toContain('<rect width="100%" height="1">');
  });
});

describe('the background of an SVG', () => {
  const whiteOn = (style: string, head = '') =>
    bytes(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-5 0 10 20" ${style}>${head}<path d="M0 0h5v5z" fill="#fff"/></svg>`,
    );
  const ground = '<rect x="-5" y="0" width="10" height="20" fill="#003366" fill-opacity="1" stroke="none">';

  it.each([
    ['style="background:#003366"', ''],
    ['style="background-color: rgb(0, 51, 102)"', ''],
    ['style="background: rgb(0 51 102) none no-repeat"', ''],
    ['style="--b: #003366; background: var(--b)"', ''],
    ['class="a"', '<style>.a{background:#003366}</style>'],
    ['style="color:#003366;background:currentColor"', ''],
    ['style="background:#003366 0 0/auto repeat scroll padding-box"', ''],
  ])('is drawn in every format: %s %s', (style, head) => {
    expect(textOf(whiteOn(style, head))).toContain(ground);
  });

  it.each(['none', 'transparent', 'inherit', 'white', '0 0', 'none repeat scroll 0% 0%'])(
    'that leaves paper white is none: %s',
    (value) => {
      expect(problem(whiteOn(`style="background:${value}"`))).toContain('is all white');
    },
  );

  it.each(['linear-gradient(red, blue)', 'conic-gradient(red, blue)', 'light-dark(red, blue)', 'url(#a)'])(
    'that is more than a colour is refused with its line: %s',
    (value) => {
      expect(problem(whiteOn(`style="background:${value}"`))).toContain('has background: ');
    },
  );

  it('is refused for a picture behind its colour, too', () => {
    const style = 'background-color:red;background-image:linear-gradient(red, blue)';
    expect(problem(whiteOn(`style="${style}"`))).toContain('has background: ');
  });

  it('is none where the shorthand behind its colour takes it back', () => {
    expect(
      textOf(svg('<path d="M0 0h5v5z"/>', 'viewBox="0 0 10 10" style="background-color:#036;background:none"')),
    ).not.toContain('#036');
  });

  it('is that of the whole alone', () => {
    expect(textOf(svg('<g style="background:#003366"><path d="M0 0h5v5z"/></g>'))).not.toContain('003366');
  });
});

describe('a mask of an SVG', () => {
  const masked = (mask: string) => svg(`${mask}<g mask="url(#m)"><rect width="5" height="5"/></g>`);

  it.each([
    [
      'of white',
      '<mask id="m" style="mask-type:luminance"><path d="M0 0h5v5z" fill="white" fill-rule="evenodd"/></mask>',
    ],
    ['of any colour, by its shape', '<mask id="m" style="mask-type:alpha"><path d="M0 0h5v5z" fill="#D9D9D9"/></mask>'],
    ['whose colour stands on the whole', '<mask id="m" fill="white"><path d="M0 0h5v5z"/></mask>'],
    [
      'of a shape that stands elsewhere, as Sketch writes it',
      '<path id="p" d="M0 0h5v5z" fill-rule="evenodd"/><mask id="m" fill="white"><use xlink:href="#p"/></mask>',
    ],
  ])('%s is the clip that it draws', (_, mask) => {
    const text = textOf(masked(mask));
    expect(text).toContain('<clipPath id="m"');
    expect(text).toContain('<g clip-path="url(#m)">');
    expect(text).not.toContain('mask');
    expect(text.includes('clip-rule="evenodd"')).toBe(mask.includes('evenodd'));
  });

  it('has holes where what it stands in says how they are told', () => {
    const mask = '<mask id="m" fill="#fff"><path d="M0 0h5v5h-5z M1 1h2v2h-2z"/></mask>';
    expect(textOf(svg(`<g fill-rule="evenodd">${mask}<g mask="url(#m)"><path d="M0 0h5v5z"/></g></g>`))).toContain(
      '<path d="M0 0h5v5h-5z M1 1h2v2h-2z" clip-rule="evenodd">',
    );
  });

  it('has the units of its shapes', () => {
    const mask = '<mask id="m" maskContentUnits="objectBoundingBox"><rect width="1" height="1" fill="#fff"/></mask>';
    expect(textOf(masked(mask))).toContain('<clipPath id="m" clipPathUnits="objectBoundingBox">');
  });

  it.each([
    '<mask id="m"><path d="M0 0h5v5z" fill="#888"/></mask>',
    '<mask id="m"><path d="M0 0h5v5z" fill="white" opacity=".5"/></mask>',
    '<mask id="m"><g><path d="M0 0h5v5z" fill="white"/></g></mask>',
    '<mask id="m" style="mask-type:alpha"><path d="M0 0h5v5z" fill="url(#g)"/></mask>',
    '<mask id="m"><path d="M0 0h5v5z"/></mask>',
    '<path id="p" d="M0 0h5v5z" fill="#888"/><mask id="m" fill="white"><use href="#p"/></mask>',
    '<path id="p" d="M0 0h5v5z"/><mask id="m" fill="white"><use href="#p" opacity=".5"/></mask>',
    '<mask id="m" fill="white"><use href="#gone"/></mask>',
  ])('that fades is refused: %s', (mask) => {
    expect(problem(masked(mask))).toContain('has a <mask> in line 1');
  });
});

describe('what programs write around an SVG', () => {
  const whole = '<rect width="5" height="5"/>';

  it('is read: the switch of Illustrator, and its names of namespaces', () => {
    const forIllustrator = '<foreignObject requiredExtensions="&ns_ai;" width="1" height="1"></foreignObject>';
    const doctype =
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd" [\n\t<!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">\n\t<!ENTITY ns_svg "http://www.w3.org/2000/svg">\n]>';
    const file = `${doctype}<svg xmlns="&ns_svg;" viewBox="0 0 10 10"><switch>${forIllustrator}<g>${whole}</g><g><path d="M0 0h5v5z"/></g></switch></svg>`;
    expect(textOf(bytes(file))).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><g><g><rect width="5" height="5"></rect></g></g></svg>',
    );
  });

  it('is read: a prefix before every name', () => {
    const file =
      '<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><s:g><s:rect width="5" height="5"/></s:g></s:svg>';
    expect(textOf(bytes(file))).toContain('viewBox="0 0 10 10"><g><rect width="5" height="5"></rect></g>');
  });

  it('is read in the encoding that it says', () => {
    const file = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>Ministère</title>${whole}</svg>`;
    const latin = Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${file}`, 'latin1');
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(file, 'utf16le')]);
    for (const one of [latin, wide, wide.swap16()]) expect(picture(one).kind).toBe('svg');
    expect(problem(Buffer.from([0x1f, 0x8b, 8]))).toContain('packed');
  });

  it('is as large as its units say where it has no viewBox', () => {
    expect(textOf(svg(whole, 'width="25.4mm" height="1in"'))).toContain('viewBox="0 0 96 96"');
    expect(problem(svg(whole, 'width="100%" height="100%"'))).toContain('viewBox');
  });
});

describe('an SVG', () => {
  it('keeps shapes, gradients, clips, styles and uses of its own parts', () => {
    const inner =
      '<style>.a{fill:#123456}</style><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient><circle id="c" r="2"/></defs><g class="a"><rect width="5" height="5" fill="url(#g)"/><use xlink:href="#c" x="4"/></g>';
    const text = textOf(svg(inner));
    for (const part of ['<g fill="#123456"', 'fill="url(#g)"', 'stop-color="#fff"', 'href="#c"', '<circle id="c"'])
      expect(text).toContain(part);
  });

  it('drops what draws nothing: titles, metadata, private data of programs, handlers, sizes', () => {
    const text = textOf(
      svg(
        '<title>secret</title><metadata><rdf xmlns="urn:rdf">secret</rdf></metadata><!-- secret --><rect xmlns:i="urn:ink" i:label="secret" data-x="secret" onclick="secret" width="5" height="5"/>',
        'viewBox="0 0 10 10" width="10cm" onload="secret"',
      ),
    );
    expect(text).toBe(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="5" height="5"></rect>${mark}</svg>`,
    );
  });

  it('takes a plain DOCTYPE, as old programs write', () => {
    const doctype =
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">';
    expect(picture(bytes(`<?xml version="1.0"?>${doctype}${shield}`)).kind).toBe('svg');
  });

  it.each([
    ['script', '<script>alert(1)</script>', 'has <script>'],
    [
      'foreignObject',
      '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
      'has <foreignObject>',
    ],
    ['an image', '<image href="file:///etc/passwd"/>', 'has <image>'],
    ['a link', '<a href="https://example.org"><rect width="1" height="1"/></a>', 'has <a>'],
    ['text', '<text>x</text>', 'has <text>'],
    ['an animation', '<animate attributeName="x"/>', 'has <animate>'],
    ['a use from outside', '<use href="other.svg#x"/>', 'has a link to "other.svg#x"'],
    ['a use of a data address', '<use href="data:image/svg+xml,x"/>', 'has a link to "data:'],
    ['a fill from outside', '<rect width="1" height="1" fill="url(https://example.org/x)"/>', 'leads out of the file'],
    ['an escaped url', '<rect width="1" height="1" style="fill:u\\72l(x)"/>', 'leads out of the file'],
    ['a style that imports', '<style>@import "x.css";</style>', 'has @import in its styles'],
    ['a style for some screens', '<style>@media print{path{fill:red}}</style>', 'has @media in its styles'],
    ['a style for what is in something', '<style>.b > path{fill:red}</style>', 'has a style for ".b > path"'],
    ['a style with url', '<style>.a{fill:url(//x)}</style>', 'has a style that loads something'],
    ['a use of itself', '<g id="a"><use href="#a"/></g>', 'uses "#a"'],
    ['uses in a circle', '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>', 'uses "#b"'],
    ['a symbol in itself', '<symbol id="a"><use href="#a"/></symbol><use href="#a"/>', 'uses "#a"'],
    ['uses that multiply', bomb(8), 'is too complex'],
    ['a long chain of uses', chain(30), 'is too complex'],
    ['a place without end', `<svg x="${'1'.repeat(300_000)}x"><image/></svg>`, 'has <image>'],
    ['an open element', '<g>', 'is not well-formed'],
    ['thousands of shapes', '<rect width="1" height="1"/>'.repeat(5001), 'is too complex'],
    ['deep nesting', `${'<g>'.repeat(100)}${'</g>'.repeat(100)}`, 'is too complex'],
    ['a number without end', `<rect width="${'1'.repeat(300_000)}x" height="1"/>`, 'has width: 111'],
    ['blanks without end', `<rect style="opacity:0${' '.repeat(300_000)}x" width="1"/>`, 'has opacity: 0 '],
    ['metadata nested without end', `<metadata>${'<a>'.repeat(150_000)}</metadata>`, 'is too complex'],
  ])('with %s is refused', (_, inner, message) => {
    expect(problem(svg(inner))).toContain(message);
  });

  it('is read in a moment, whatever its comments hold', () => {
    const start = performance.now();
    const comment = `<!--${'<!DOCTYPE'.repeat(90_000)}-->`;
    expect(readPicture(bytes(`<!DOCTYPE svg>${comment}${shield}`))).toMatchObject({ kind: 'svg' });
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('with entities is refused before they are expanded', () => {
    const bomb = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
    expect(problem(bytes(`${bomb}${shield}`))).toContain('DOCTYPE');
  });

  it.each([
    ['#036', '#036'],
    ['#14a0', 'rgba(17,68,170,0)'],
    ['#14A01480', 'rgba(20,160,20,0.502)'],
    ['Navy', '#000080'],
    ['navy', 'navy'],
    ['transparent', 'rgba(0,0,0,0)'],
    ['rgb(20 160 20)', '#14a014'],
    ['rgb(20,160,20)', '#14a014'],
    ['rgba(20, 160, 20, 50%)', 'rgba(20,160,20,0.5)'],
    ['rgb(10% 20% 30% / .25)', 'rgba(26,51,77,0.25)'],
    ['RGB(300,-5,0)', '#ff0000'],
    ['hsl(120,50%,40%)', '#339933'],
    ['hsl(-0.5turn 100% 50%)', '#00ffff'],
    ['hsla(120deg, 50%, 40%, 0)', 'rgba(51,153,51,0)'],
    ['hwb(120 20% 20%)', '#33cc33'],
    // Each is green in the tests of browsers.
    ['lab(46.2775% -47.5621 48.5837)', '#008000'],
    ['lch(46.2775 67.9892 134.3912deg)', '#008000'],
    ['oklab(51.975% -0.1403 0.10768)', '#008000'],
    ['oklch(0.51975 0.17686 142.495 / 50%)', 'rgba(0,128,0,0.5)'],
    ['oklch(1 none none)', '#ffffff'],
    ['color(srgb 0 50.196% 0)', '#008000'],
    ['color(srgb-linear 0 0.2158605 0)', '#008000'],
    ['color(xyz 0.07719 0.15438 0.02573)', '#008000'],
    ['color(xyz-d50 0.08312 0.15475 0.02096)', '#008000'],
    ['color(display-p3 0.216 0.494 0.131)', '#008000'],
    ['color(display-p3 1 0 0)', '#ff0000'],
    ['currentcolor', 'currentColor'],
    ['None', 'none'],
    ['url(#g) red', 'url(#g)'],
    ['url("#missing") Red', '#ff0000'],
    ['url(#missing)', 'none'],
    ['var(--house)', '#14a014'],
    ['var(--none, rgb(1 2 3))', '#010203'],
    ['var(--none, var(--also-none, #abc))', '#abc'],
  ])('has the colour %s as %s, wherever it says it', (colour, written) => {
    const root = 'viewBox="0 0 10 10" style="--house: var(--brand); --brand: #14a014"';
    const gradient = '<linearGradient id="g"></linearGradient>';
    for (const [style, shape] of [
      ['', `<rect fill='${colour}'/>`],
      ['', `<rect fill="red" style='fill: ${colour}'/>`],
      [`rect{fill: ${colour} !important}`, '<rect style="fill:red"/>'],
      [`/* ours */ .a, .b {fill:red} .a.b{fill:${colour};}`, '<rect class="a b" fill="red"/>'],
      [`#r{fill:${colour}} rect{fill:red}`, '<rect id="r"/>'],
    ] as const) {
      const text = textOf(svg(`<style>${style}</style>${gradient}${shape}`, root));
      expect(text).toContain(` fill="${written}"`);
      expect(text).not.toMatch(/style|class/);
    }
  });

  it.each([
    ['fill="lab(50%, 40, 59)"', 'has fill: lab(50%, 40, 59) in line 2'],
    ['fill="oklch(0.5 0.1)"', 'has fill: oklch(0.5 0.1) in line 2'],
    ['fill="color(constructor 1 0 0)"', 'has fill: color(constructor 1 0 0) in line 2'],
    ['fill="gren"', 'has fill: gren in line 2'],
    ['fill="rgb(1 2)"', 'has fill: rgb(1 2) in line 2'],
    ['style="fill:var(--no)"', 'has fill: var(--no) in line 2'],
    ['style="--a:var(--b);--b:var(--a);fill:var(--a)"', 'has fill: var(--a) in line 2'],
    ['style="--a:red var(--a) var(--a);fill:var(--a)"', 'has fill: var(--a) in line 2'],
    ['opacity="half"', 'has opacity: half in line 2'],
    ['stroke-width="calc(1px + 1px)"', 'has stroke-width: calc(1px + 1px) in line 2'],
    ['clip-path="circle(40%)"', 'has clip-path: circle(40%) in line 2'],
    ['style="mix-blend-mode: multiply"', 'has mix-blend-mode: multiply in line 2'],
    ['filter="url(#f)"', 'has filter: url(#f) in line 2'],
    ['mask="url(#m)"', 'has mask: url(#m) in line 2'],
    ['style="transform: rotate(45deg)"', 'has transform: rotate(45deg) in line 2'],
    ['style="paint-order: stroke"', 'has paint-order: stroke in line 2'],
    ['vector-effect="non-scaling-stroke"', 'has vector-effect: non-scaling-stroke in line 2'],
  ])('whose shape has %s is refused with its line', (attributes, message) => {
    expect(problem(svg(`\n<rect width="5" height="5" ${attributes}/>`))).toContain(message);
  });

  it.each([
    ['g rect{fill:red}', 'has a style for "g rect"'],
    ['rect:hover{fill:red}', 'has a style for "rect:hover"'],
    ['.a{fill:red}'.repeat(1001), 'is too complex'],
  ])('with the styles %s is refused', (css, message) => {
    expect(problem(svg(`<style>${css}</style><rect/>`))).toContain(message);
  });

  it('refuses a group in a clip, which browsers pass over', () => {
    const message = 'has <g> in a <clipPath> in line 1';
    expect(problem(svg('<clipPath id="c"><g><rect width="5" height="5"/></g></clipPath>'))).toContain(message);
  });

  it('takes what asks for no effect', () => {
    const style = 'mix-blend-mode:normal;filter:none;paint-order:fill markers stroke;enable-background:new;marker:none';
    expect(textOf(svg(`<rect width="5" height="5" style="${style}"/>`))).toContain(
      '<rect width="5" height="5"></rect>',
    );
  });

  it('has in each gradient what that takes from another, of another kind too', () => {
    const text = textOf(
      svg(
        '<linearGradient id="a" x1="1" spreadMethod="repeat"><stop offset="1" style="stop-color:hsl(0 100% 50%);stop-opacity:50%"/></linearGradient>' +
          '<radialGradient id="b" r=".4" xlink:href="#a"/><radialGradient id="c" href="#b"/><linearGradient id="d" href="#d"/>',
      ),
    );
    const stop = '<stop offset="1" stop-color="#ff0000" stop-opacity="0.5"></stop>';
    expect(text).toContain(`<radialGradient id="b" r=".4" spreadMethod="repeat">${stop}</radialGradient>`);
    expect(text).toContain(`<radialGradient id="c" r=".4" spreadMethod="repeat">${stop}</radialGradient>`);
    expect(text).toContain('<linearGradient id="d"></linearGradient>');
  });

  it('is too complex if its gradients lean on one another without end', () => {
    const stops = '<stop offset="0"/>'.repeat(200);
    const leaning = Array.from({ length: 100 }, (_, i) => `<linearGradient id="g${i}" href="#a"/>`).join('');
    expect(problem(svg(`<linearGradient id="a">${stops}</linearGradient>${leaning}`))).toContain('is too complex');
  });

  it('gives stops, clips and the picture what they inherit', () => {
    const text = textOf(
      svg(
        '<g color="teal" clip-rule="evenodd"><linearGradient id="g"><stop stop-color="currentColor"/></linearGradient><clipPath id="c"/></g><rect fill="currentColor" clip-path="url( \'#c\' )"/>',
      ),
    );
    expect(text).toContain('<stop stop-color="teal">');
    expect(text).toContain('<clipPath id="c" clip-rule="evenodd">');
    expect(text).toContain('viewBox="0 0 10 10" color="#000000"');
    expect(text).toContain('clip-path="url(#c)"');
  });

  it('has the opacity of an outlined shape on a group around it', () => {
    const shape = '<rect id="a" width="5" opacity=".5" stroke="red"/>';
    const group = '<g id="a" opacity=".5"><rect width="5" stroke="red"></rect></g>';
    expect(textOf(svg(shape))).toContain(group);
    expect(textOf(svg('<rect opacity=".5"/>'))).toContain('<rect opacity=".5"></rect>');
  });

  it('without a size is refused', () => {
    expect(problem(svg('<rect width="5" height="5"/>', ''))).toContain('neither its size nor its viewBox');
  });
});

describe('shapes of an SVG that cannot be read to their end', () => {
  it.each([
    ['a path of too few numbers', '<path d="M0 0 L10 10 Q5"/>', 'a path in line 1 that cannot be read from "Q5" on'],
    ['words in a path', '<path d="M0 0 L10 foo 10z"/>', 'a path in line 1 that cannot be read from "L10 foo 10z" on'],
    ['a path that does not begin', '<path d="L10 10z"/>', 'from "L10 10z" on'],
    ['numbers behind the end of a path', '<path d="M0 0h1z 5"/>', 'from "z 5" on'],
    ['no number that a PDF can hold', '<path d="M0 0h1e999"/>', 'from "h1e999" on'],
    ['half a point', '<polygon points="0,0 10,10 5"/>', 'a list of points in line 1 that cannot be read to its end'],
    ['a word among points', '<polyline points="0 0 x"/>', 'from "x" on'],
    ['a transform without numbers', '<g transform="rotate(foo)"/>', 'a transform in line 1 that cannot be read'],
    ['a transform with units', '<g transform="scale(2) translate(1px, 2px)"/>', 'from "translate(1px, 2px)" on'],
    ['a transform that nobody knows', '<g transform="move(1)"/>', 'from "move(1)" on'],
    [
      'a transform of a gradient',
      '<linearGradient id="a" gradientTransform="scale(1 2 3)"/>',
      'from "scale(1 2 3)" on',
    ],
    ['a dash that is no length', '<path d="" stroke-dasharray="1 foo"/>', 'stroke-dasharray: 1 foo in line 1'],
    ['a dash of a style', '<path d="" style="stroke-dasharray:foo"/>', 'stroke-dasharray: foo in line 1'],
  ])('%s', (_, inner, message) => {
    expect(problem(svg(`${inner}<rect width="1" height="1"/>`))).toContain(message);
  });

  it.each([
    ['numbers without anything between', '<path d="M.5.5-.3.2e1L1-1z"/>'],
    ['flags of arcs without anything between', '<path d="M10 5A5 5 0 0110 10a5,5 0 1,1-1,0z"/>'],
    ['a command for several points', '<path d="m0 0 1 1,2 2\nc1 1 2 2 3 3 1 1 2 2 3 3Z m1 1"/>'],
    ['an empty path', '<path d=" "/>'],
    ['points with commas', '<polygon points=" 0,0 10,10,5-5 "/>'],
    ['several transforms', '<g transform="matrix(1,0,0,1,2,3) , rotate( 45 1 2)scale(-1)skewX(3)"/>'],
    ['no transform', '<g transform="none"/>'],
    ['lengths of dashes', '<path d="M0 0h5" stroke-dasharray="4,2px 1%"/>'],
    ['dashes by a name', '<g style="--dash:1 2"><path d="M0 0h5" style="stroke-dasharray:var(--dash)"/></g>'],
  ])('%s is read', (_, inner) => {
    expect(textOf(svg(`${inner}<rect width="1" height="1"/>`))).toContain('<rect');
  });
});
