import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Picture } from '../../model/picture.js';
import { escapeMarkup } from '../../text/escape-markup.js';
import { type PictureProblem, unseen } from './picture-problem.js';
import { resolveSvg } from './resolve-svg.js';
import { maxElements, type ReadElement, RefusedSvg, type SvgElement, shapeNames, tooComplex } from './svg-element.js';
import { decodedSvg } from './svg-encoding.js';
import { withoutMasks } from './svg-mask.js';
import { isEffect, styleable } from './svg-properties.js';
import { readStyleSheet } from './svg-style.js';
import { lengthOf, viewBoxIn, withoutSymbols } from './svg-use.js';
import { seenIn } from './svg-visible.js';

const svgNamespace = 'http://www.w3.org/2000/svg';
const gradients = ['linearGradient', 'radialGradient', 'stop'];
const structure = ['svg', 'g', 'switch', 'defs', 'symbol', 'use', 'clipPath', 'mask', ...gradients, 'style'];
const allowed = new Set<string>([...shapeNames, ...structure]);
/** Draw nothing; dropped with all that they contain. */
const dropped = new Set(['title', 'desc', 'metadata']);

const attributesAlone =
  'id d points transform viewBox preserveAspectRatio offset gradientUnits gradientTransform spreadMethod clipPathUnits ' +
  'maskContentUnits';
const allowedAttributes = new Set([...attributesAlone.split(' '), ...styleable]);

/** Values that load nothing: `url()` only within the same file, no escapes, no at-rules. */
const safeValue = /^(?:(?!url\()[^\\@<>]|url\(\s*["']?#[\w.-]+["']?\s*\))*$/is;
const localTarget = /^#[\w.-]+$/;
const maxRules = 1000;
const maxDepth = 64;

const hints: Readonly<Record<string, string>> = {
  text: 'Convert its text to paths in the program that it was made with.',
  tspan: 'Convert its text to paths in the program that it was made with.',
  image: 'Take the picture inside it out, or save the logo as PNG.',
};

/**
 * Reads an SVG and writes it anew from the elements and attributes on our list, its styles resolved. What draws nothing
 * (titles, metadata, private data of programs) is dropped; anything else that is not on the list, and whatever could run
 * or load something, is refused by name.
 */
export function readSvg(bytes: Uint8Array): Picture | PictureProblem {
  const text = decodedSvg(bytes);
  if (text === undefined || !/<(?:[\w-]+:)?svg[\s>]/.test(text))
    return isPacked(bytes) ? packed : problemOf(notAPicture());
  const reader = new SvgReader();
  try {
    const svg = reader.read(text);
    if (reader.aspect === 0) {
      return { message: 'says neither its size nor its viewBox', hint: 'Save it again with a viewBox.' };
    }
    const seen = seenIn(svg);
    if (seen !== 'colours') return unseen[seen];
    return { kind: 'svg', bytes: new TextEncoder().encode(written(svg)), aspect: reader.aspect };
  } catch (cause) {
    if (!(cause instanceof RefusedSvg)) throw cause;
    return problemOf(cause);
  }
}

const problemOf = ({ message, hint }: RefusedSvg): PictureProblem => ({ message, hint });

const notAPicture = () =>
  new RefusedSvg(
    'is not a PNG, JPEG or SVG picture',
    'The content counts, not the ending of the name. Save it as one of these.',
  );

function otherRoot({ local, uri }: SaxesTagNS): RefusedSvg {
  if (local !== 'svg' || uri !== '') return notAPicture();
  // As it stands in a web page, from which it was copied.
  const hint = `Write into its first tag: <svg xmlns="${svgNamespace}"`;
  return new RefusedSvg('does not say that it is an SVG, as it must by itself', hint);
}

const packed: PictureProblem = {
  message: 'is a packed SVG (.svgz)',
  hint: 'Save it as SVG that is not compressed.',
};
/** The first bytes of gzip (RFC 1952, 2.3.1). */
const isPacked = ([first, second]: Uint8Array) => first === 0x1f && second === 0x8b;

function unsafeStyle(css: string): RefusedSvg {
  const rule = /@[a-z-]+/i.exec(css)?.[0];
  const hint = 'Save it with attributes instead of styles, as “presentation attributes”.';
  if (rule === undefined) return new RefusedSvg('has a style that loads something', 'Save it as plain SVG.');
  return new RefusedSvg(`has ${rule} in its styles, which a logo may not have`, hint);
}

/** Illustrator names its namespaces so. Anything else that is defined in a DOCTYPE may be a bomb, or lead out of the file. */
function namespacesIn(doctype: string): Readonly<Record<string, string>> {
  const from = doctype.indexOf('[');
  if (from < 0) return {};
  const definition = /<!ENTITY\s+([A-Za-z_]\w{0,40})\s+(["'])(https?:\/\/[\w./#-]{1,100})\2\s*>/g;
  const own = doctype.slice(from + 1, doctype.lastIndexOf(']'));
  if (own.replace(definition, '').trim() !== '') {
    throw new RefusedSvg('has a DOCTYPE with definitions of its own', 'Save it without one.');
  }
  return Object.fromEntries([...own.matchAll(definition)].map(([, name = '', , address = '']) => [name, address]));
}

class SvgReader {
  aspect = 0;
  private root: ReadElement | undefined;
  private size = { width: 0, height: 0 };
  private css = '';
  /** Elements of which one child alone is drawn. */
  private readonly choices = new Set<ReadElement>();
  private readonly open: ReadElement[] = [];
  /** The depth inside a dropped element; 0 outside. */
  private dropDepth = 0;
  private elements = 0;
  private line = 1;

  read(text: string): SvgElement {
    const parser = new SaxesParser({ xmlns: true });
    parser.on('doctype', (doctype) => {
      Object.assign(parser.ENTITIES, namespacesIn(doctype));
    });
    parser.on('error', (cause) => {
      throw new RefusedSvg(`is not well-formed (${cause.message})`, 'Save it again as plain SVG.');
    });
    parser.on('opentagstart', () => {
      this.line = parser.line;
    });
    parser.on('opentag', (tag) => this.start(tag));
    parser.on('closetag', () => this.end());
    const inStyle = (value: string) => {
      if (this.dropDepth > 0 || this.open.at(-1)?.name !== 'style') return;
      // What stands before braces is looked at by itself, and never written.
      if (!safeValue.test(value.replaceAll('>', ' '))) throw unsafeStyle(value);
      this.css += value;
    };
    parser.on('text', inStyle);
    parser.on('cdata', inStyle);
    parser.write(text).close();
    return this.resolved();
  }

  private resolved(): SvgElement {
    const sheet = readStyleSheet(this.css);
    if (sheet.unknown !== undefined) {
      throw new RefusedSvg(
        `has a style for "${sheet.unknown.slice(0, 40)}", which is not an element, a class or an id`,
        'Save it with attributes instead of styles, as “presentation attributes”.',
      );
    }
    if (sheet.rules.length > maxRules) throw new RefusedSvg('is too complex', `Simplify it to ${maxRules} styles.`);
    const plain = withoutMasks(this.root as ReadElement);
    return resolveSvg(withoutSymbols(plain, this.size, sheet), sheet);
  }

  private start(tag: SaxesTagNS): void {
    const foreign = tag.uri !== svgNamespace;
    if (this.dropDepth > 0 || foreign || dropped.has(tag.local) || this.isForOthers(tag)) {
      if (foreign && this.open.length === 0) throw otherRoot(tag);
      this.dropDepth += 1;
      if (this.dropDepth > maxDepth) {
        throw new RefusedSvg('is too complex', `Save it as plain SVG: its data are nested more than ${maxDepth} deep.`);
      }
      return;
    }
    this.elements += 1;
    if (this.elements > maxElements || this.open.length >= maxDepth) {
      throw tooComplex();
    }
    if (!allowed.has(tag.local)) {
      const hint = hints[tag.local] ?? 'Save it as plain SVG: shapes, gradients and clips only.';
      throw new RefusedSvg(`has <${tag.local}>, which a logo may not have`, hint);
    }
    const parent = this.open.at(-1);
    const element: ReadElement = {
      name: tag.local === 'switch' ? 'g' : tag.local,
      attributes: new Map([...(parent ? [] : this.rootAttributes(tag)), ...this.attributesOf(tag, !parent)]),
      children: [],
      classes: attributeOf(tag, 'class').split(/\s+/),
      style: attributeOf(tag, 'style'),
      line: this.line,
    };
    this.open.push(element);
    if (tag.local === 'switch') this.choices.add(element);
    if (!parent) this.root = element;
    else if (tag.local !== 'style') parent.children.push(element);
  }

  private rootAttributes(tag: SaxesTagNS): [string, string][] {
    const box = viewBoxOf(tag);
    if (!box) return [];
    this.size = box;
    this.aspect = box.width / box.height;
    return [
      ['xmlns', svgNamespace],
      ['viewBox', `${box.x} ${box.y} ${box.width} ${box.height}`],
    ];
  }

  private attributesOf(tag: SaxesTagNS, isRoot: boolean): [string, string][] {
    return Object.values(tag.attributes).flatMap(({ local, prefix, value }): [string, string][] => {
      if (local === 'href' && (prefix === '' || prefix === 'xlink')) return [['href', localLink(value)]];
      if (prefix !== '' || !(allowedAttributes.has(local) || isEffect(local) || local === 'style')) return [];
      // The page decides the size of a logo.
      if (isRoot && ['x', 'y', 'width', 'height', 'viewBox'].includes(local)) return [];
      if (!safeValue.test(value)) {
        const message = `has ${local}="${value.slice(0, 40)}", which leads out of the file`;
        throw new RefusedSvg(message, 'Save it as plain SVG.');
      }
      return local === 'style' ? [] : [[local, value]];
    });
  }

  /** What is for a program with an extension, such as Illustrator, and all choices but the first that is for everybody. */
  private isForOthers(tag: SaxesTagNS): boolean {
    if (attributeOf(tag, 'requiredExtensions') !== '') return true;
    const parent = this.open.at(-1);
    if (!parent || !this.choices.has(parent)) return false;
    return parent.children.length > 0 || attributeOf(tag, 'systemLanguage') !== '';
  }

  private end(): void {
    if (this.dropDepth > 0) this.dropDepth -= 1;
    else this.open.pop();
  }
}

function localLink(value: string): string {
  if (localTarget.test(value)) return value;
  throw new RefusedSvg(`has a link to "${value.slice(0, 40)}"`, 'A logo may use parts of its own file only.');
}

function written({ name, attributes, children }: SvgElement): string {
  const pairs = [...attributes].map(([key, value]) => {
    const text = escapeMarkup(value);
    if (key !== 'href') return ` ${key}="${text}"`;
    return ` href="${text}" xlink:href="${text}" xmlns:xlink="http://www.w3.org/1999/xlink"`;
  });
  return `<${name}${pairs.join('')}>${children.map(written).join('')}</${name}>`;
}

const attributeOf = ({ attributes }: SaxesTagNS, name: string) =>
  Object.values(attributes).find((attribute) => attribute.name === name)?.value ?? '';

function viewBoxOf(tag: SaxesTagNS) {
  const given = attributeOf(tag, 'viewBox');
  if (given.trim() !== '') return viewBoxIn(given);
  const [width = 0, height = 0] = [lengthOf(attributeOf(tag, 'width')), lengthOf(attributeOf(tag, 'height'))];
  return width > 0 && height > 0 ? { x: 0, y: 0, width, height } : undefined;
}
