import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import type { Picture } from '../../../src/model/picture.js';
import { readPicture } from '../../../src/render/image/read-picture.js';
import { exif, jpegOf, jpegWithExif, pngOf, shield, turnedJpeg, turnedPng } from '../../support/pictures.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const svg = (inner: string, root = 'viewBox="0 0 10 10"') =>
  bytes(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${root}>${inner}</svg>`);

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
  ])('%s is refused', (_, file, message) => {
    expect(problem(file)).toContain(message);
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

describe('an SVG', () => {
  it('keeps shapes, gradients, clips, styles and uses of its own parts', () => {
    const inner =
      '<style>.a{fill:#123456}</style><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient><circle id="c" r="2"/></defs><g class="a"><rect width="5" height="5" fill="url(#g)"/><use xlink:href="#c" x="4"/></g>';
    const text = textOf(svg(inner));
    for (const part of [
      '<style>.a{fill:#123456}',
      'fill="url(#g)"',
      'stop-color="#fff"',
      'href="#c"',
      '<circle id="c"',
    ])
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
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="5" height="5"></rect></svg>',
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
    ['a style that imports', '<style>@import "x.css";</style>', 'has a style that loads something'],
    ['a style with url', '<style>.a{fill:url(//x)}</style>', 'has a style that loads something'],
    [
      'a use of something that has a use',
      '<g id="a"><rect width="1" height="1"/></g><g id="b"><use href="#a"/></g><use href="#b"/>',
      'uses "#b"',
    ],
    ['a use of itself', '<g id="a"><use href="#a"/></g>', 'uses "#a"'],
    ['an open element', '<g>', 'is not well-formed'],
    ['thousands of shapes', '<rect width="1" height="1"/>'.repeat(5001), 'is too complex'],
    ['deep nesting', `${'<g>'.repeat(100)}${'</g>'.repeat(100)}`, 'is too complex'],
  ])('with %s is refused', (_, inner, message) => {
    expect(problem(svg(inner))).toContain(message);
  });

  it('with entities is refused before they are expanded', () => {
    const bomb = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
    expect(problem(bytes(`${bomb}${shield}`))).toContain('DOCTYPE');
  });

  it('without a size is refused', () => {
    expect(problem(svg('<rect width="5" height="5"/>', ''))).toContain('neither its size nor its viewBox');
  });
});
