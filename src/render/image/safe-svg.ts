import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Picture } from '../../model/picture.js';
import { escapeMarkup } from '../../text/escape-markup.js';

/** Why a file is not a picture that a brief can show, and what to do about it. */
export interface PictureProblem {
  readonly message: string;
  readonly hint: string;
}

const svgNamespace = 'http://www.w3.org/2000/svg';
const shapes = ['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'];
const structure = ['svg', 'g', 'defs', 'use', 'clipPath', 'linearGradient', 'radialGradient', 'stop', 'style'];
const allowed = new Set([...shapes, ...structure]);
/** Draw nothing; dropped with all that they contain. */
const dropped = new Set(['title', 'desc', 'metadata']);

const geometry = 'x y x1 y1 x2 y2 cx cy r rx ry fx fy width height d points transform viewBox preserveAspectRatio';
const paint =
  'fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit ' +
  'stroke-dasharray stroke-dashoffset opacity color display visibility clip-path clip-rule stop-color stop-opacity ' +
  'offset gradientUnits gradientTransform spreadMethod clipPathUnits';
const allowedAttributes = new Set([...geometry.split(' '), ...paint.split(' '), 'id', 'class', 'style']);

/** Values that load nothing: `url()` only within the same file, no escapes, no at-rules. */
const safeValue = /^(?:(?!url\()[^\\@<>]|url\(\s*["']?#[\w.-]+["']?\s*\))*$/is;
const localTarget = /^#[\w.-]+$/;
const maxElements = 5000;
const maxDepth = 64;

const hints: Readonly<Record<string, string>> = {
  text: 'Convert its text to paths in the program that it was made with.',
  tspan: 'Convert its text to paths in the program that it was made with.',
  image: 'Take the picture inside it out, or save the logo as PNG.',
};

/**
 * Reads an SVG and writes it anew from the elements and attributes on our list. What draws nothing (titles, metadata,
 * private data of programs) is dropped; anything else that is not on the list, and whatever could run or load something,
 * is refused by name.
 */
export function readSvg(bytes: Uint8Array): Picture | PictureProblem {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return notAPicture;
  }
  if (!/<svg[\s>]/.test(text)) return notAPicture;
  const writer = new SvgWriter();
  try {
    writer.read(text);
  } catch (cause) {
    if (!(cause instanceof RefusedSvg)) throw cause;
    return { message: cause.message, hint: cause.hint };
  }
  if (writer.aspect === 0) {
    return { message: 'says neither its size nor its viewBox', hint: 'Save it again with a viewBox.' };
  }
  return { kind: 'svg', bytes: new TextEncoder().encode(writer.out.join('')), aspect: writer.aspect };
}

const notAPicture: PictureProblem = {
  message: 'is not a PNG, JPEG or SVG picture',
  hint: 'The content counts, not the ending of the name. Save it as one of these.',
};

class RefusedSvg extends Error {
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

class SvgWriter {
  readonly out: string[] = [];
  aspect = 0;
  private readonly open: string[] = [];
  /** The depth inside a dropped element; 0 outside. */
  private dropDepth = 0;
  private elements = 0;
  /** An element reached through `use` may not use another: a few lines could draw endlessly. */
  private readonly uses: string[] = [];
  private readonly withUse = new Set<string>();
  private readonly openIds: (string | undefined)[] = [];

  read(text: string): void {
    const parser = new SaxesParser({ xmlns: true });
    parser.on('doctype', () => {
      // Old programs write a plain DOCTYPE; one with entities may be a bomb.
      if (/<!DOCTYPE[^>]*\[/i.test(text)) {
        throw new RefusedSvg('has a DOCTYPE with definitions of its own', 'Save it without one.');
      }
    });
    parser.on('error', (cause) => {
      throw new RefusedSvg(`is not well-formed (${cause.message})`, 'Save it again as plain SVG.');
    });
    parser.on('opentag', (tag) => this.start(tag));
    parser.on('closetag', () => this.end());
    const inStyle = (value: string) => {
      if (this.dropDepth > 0 || this.open.at(-1) !== 'style') return;
      if (!safeValue.test(value)) throw new RefusedSvg('has a style that loads something', 'Save it as plain SVG.');
      this.out.push(escapeMarkup(value));
    };
    parser.on('text', inStyle);
    parser.on('cdata', inStyle);
    parser.write(text).close();
    const nested = this.uses.find((id) => this.withUse.has(id));
    if (nested !== undefined) throw new RefusedSvg(`uses "#${nested}", which uses another part`, 'Expand the symbols.');
  }

  private start(tag: SaxesTagNS): void {
    const foreign = tag.uri !== svgNamespace;
    if (this.dropDepth > 0 || foreign || dropped.has(tag.local)) {
      if (foreign && this.open.length === 0) throw new RefusedSvg(notAPicture.message, notAPicture.hint);
      this.dropDepth += 1;
      return;
    }
    this.elements += 1;
    if (this.elements > maxElements || this.open.length >= maxDepth) {
      throw new RefusedSvg('is too complex', `Simplify it to at most ${maxElements} shapes.`);
    }
    if (!allowed.has(tag.local) || (tag.local === 'svg' && this.open.length > 0)) {
      const hint = hints[tag.local] ?? 'Save it as plain SVG: shapes, gradients and clips only.';
      throw new RefusedSvg(`has <${tag.local}>, which a logo may not have`, hint);
    }
    const root = this.open.length === 0;
    this.openIds.push(Object.values(tag.attributes).find((a) => a.name === 'id')?.value);
    const box = root ? viewBoxOf(tag) : undefined;
    if (box) this.aspect = box.width / box.height;
    const rootAttributes = box ? ` xmlns="${svgNamespace}" viewBox="${box.x} ${box.y} ${box.width} ${box.height}"` : '';
    this.out.push(`<${tag.local}${rootAttributes}${this.attributesOf(tag, root)}>`);
    this.open.push(tag.local);
  }

  private attributesOf(tag: SaxesTagNS, root: boolean): string {
    return Object.values(tag.attributes)
      .map(({ local, prefix, value }) => {
        if (local === 'href' && (prefix === '' || prefix === 'xlink')) return this.target(tag.local, value);
        if (prefix !== '' || !allowedAttributes.has(local)) return '';
        // The page decides the size of a logo.
        if (root && ['x', 'y', 'width', 'height', 'viewBox'].includes(local)) return '';
        if (!safeValue.test(value)) {
          throw new RefusedSvg(
            `has ${local}="${value.slice(0, 40)}", which leads out of the file`,
            'Save it as plain SVG.',
          );
        }
        return ` ${local}="${escapeMarkup(value)}"`;
      })
      .join('');
  }

  private target(element: string, value: string): string {
    if (!localTarget.test(value)) {
      throw new RefusedSvg(`has a link to "${value.slice(0, 40)}"`, 'A logo may use parts of its own file only.');
    }
    if (element === 'use') {
      this.uses.push(value.slice(1));
      for (const id of this.openIds) if (id !== undefined) this.withUse.add(id);
    }
    return ` href="${escapeMarkup(value)}" xlink:href="${escapeMarkup(value)}" xmlns:xlink="http://www.w3.org/1999/xlink"`;
  }

  private end(): void {
    if (this.dropDepth > 0) {
      this.dropDepth -= 1;
      return;
    }
    this.openIds.pop();
    this.out.push(`</${this.open.pop()}>`);
  }
}

interface ViewBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function viewBoxOf({ attributes: all }: SaxesTagNS): ViewBox | undefined {
  const value = (name: string) => Object.values(all).find((a) => a.name === name)?.value ?? '';
  const given = value('viewBox')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const size = [0, 0, Number.parseFloat(value('width')), Number.parseFloat(value('height'))];
  const [x = 0, y = 0, width = 0, height = 0] = given.length === 4 ? given : size;
  const isValid = [x, y, width, height].every(Number.isFinite) && width > 0 && height > 0;
  return isValid ? { x, y, width, height } : undefined;
}
