// Makes docs/pack-format.md out of the descriptions in the schemas: npm run docs.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const root = new URL('../', import.meta.url);
const file = new URL('docs/pack-format.md', root);
/** The modules of the program that the document is made from, by their paths in `src/` and `dist/`. */
export const moduleNames = [
  'schema/pack',
  'schema/scalars',
  'schema/forms',
  'schema/localized-text-schema',
  'text/word-list',
  'validation/examples',
];

const introduction = `# The pack format

<!-- Made by "npm run docs" from the descriptions in src/schema. Changes here are overwritten: change the descriptions. -->

A pack is a folder of YAML files. Each file holds one or more of the sections below, and each section stands in one file;
one file is called \`pack.yaml\`, and how many others there are, and what they are called, is up to you. Only readers may
have a file each: the files under \`audiences/\` hold the keys of one reader, without the key \`audiences\` above them.

\`policy-brief check\` names every mistake with its place and what to write instead. A key that is not listed here is a
mistake too, except in references, which may have every field of CSL.`;

const texts = `## Texts

A *plain text* is written once. A *text by language* is written in every language of the pack, under the short name of the
language:

\`\`\`yaml
title:
  en: "Safer streets around schools"
  zh-Hant: "校園周邊道路更安全"
\`\`\`

A pack with one language may leave its name out: \`title: "Safer streets around schools"\`. Where a text by language may be
*full and short*, each language has either one text or these two:`;

const code = (text) => `\`${text}\``;
const titleOf = (path) => path.map(code).join(' › ');
const capitalized = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function linkTo(words, title) {
  // As GitHub makes anchors of headings.
  const anchor = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
  return `[${words}](#${anchor})`;
}

function table(header, rows) {
  const lines = [header, header.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}

/** A schema without what only says that its value may be left out, or what is made of it. */
function bare(schema) {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodReadonly) {
    return bare(schema.unwrap());
  }
  return schema instanceof z.ZodPipe ? bare(schema.in) : schema;
}

/** How many entries a list may have, where that is not any number. */
function sizeOf(list) {
  const { minItems: min, maxItems: max } = z.toJSONSchema(list, { io: 'input' });
  if (max) return min ? ` of ${min} to ${max}` : ` of at most ${max}`;
  return min > 1 ? ` of at least ${min}` : '';
}

/** The file that holds each section in the pack that comes with the program. */
function usualFiles() {
  const folder = new URL('content/inclusive-ai-governance/', root);
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const keysOf = (name) => Object.keys(parse(readFileSync(new URL(name, folder), 'utf8')));
  return new Map(names.flatMap((name) => keysOf(name).map((key) => [key, name])));
}

class PackFormat {
  constructor(modules) {
    Object.assign(this, modules);
    /** Every group of keys once, with the headings of the places where it stands. */
    this.groups = [];
    for (const [key, schema] of Object.entries(this.packSchema.shape)) this.collect(schema, [key]);
  }

  collect(schema, path) {
    const inner = bare(schema);
    if (this.isText(inner)) return;
    if (inner instanceof z.ZodUnion) for (const option of inner.options) this.collect(option, path);
    if (inner instanceof z.ZodArray) this.collect(inner.element, path);
    if (inner instanceof z.ZodRecord) this.collect(inner.valueType, path);
    if (!(inner instanceof z.ZodObject)) return;
    const known = this.groupOf(inner);
    known?.places.add(titleOf(path));
    if (known) return;
    this.groups.push({ shape: inner.shape, path, places: new Set([titleOf(path)]), description: inner.description });
    for (const [key, child] of Object.entries(inner.shape)) this.collect(child, [...path, key]);
  }

  groupOf({ shape }) {
    return this.groups.find((group) => group.shape === shape);
  }

  isText(schema) {
    return this.localizedSchemas.get(schema)?.takes === 'text';
  }

  /** A group that stands in several places has a heading of its own. */
  headingOf({ places, path }) {
    return places.size > 1 ? code(path.at(-1)) : titleOf(path);
  }

  ifLeftOut(schema) {
    if (!schema.safeParse(undefined).success) return '**required**';
    const exception = this.exceptionOf(schema);
    if (exception) return `**required**, but not beside ${code(exception)}`;
    const value = schema instanceof z.ZodDefault ? schema.def.defaultValue : undefined;
    return typeof value === 'string' ? code(value) : '–';
  }

  valueOf(schema) {
    const inner = bare(schema);
    const form = this.formOf(inner);
    if (form) {
      const words = [form.noun, this.wordList((form.examples ?? []).map(code), 'or')].filter(Boolean).join(' ');
      return words + this.limitInWords(form);
    }
    if (this.isText(inner)) {
      const words = this.lengthsIn(inner) ? 'text by language, full and short' : 'text by language';
      return `a ${linkTo(words, 'Texts')}`;
    }
    if (inner instanceof z.ZodEnum) return this.wordList(inner.options.map(code), 'or');
    if (inner instanceof z.ZodUnion) {
      return [...new Set(inner.options.map((option) => this.valueOf(option)))].join('; or ');
    }
    if (inner instanceof z.ZodArray) return this.listOf(inner);
    if (inner instanceof z.ZodRecord) {
      const key = inner.keyType === this.localeTag ? 'language' : this.valueOf(inner.keyType).replace(/^an? /, '');
      return `for each ${key}: ${this.valueOf(inner.valueType)}`;
    }
    if (inner instanceof z.ZodObject) return linkTo('keys of its own', this.headingOf(this.groupOf(inner)));
    return 'a plain text';
  }

  listOf(schema) {
    return `a list${sizeOf(schema)}, each entry ${this.valueOf(schema.element)}`;
  }

  /** The group of a text by language that may be full and short. */
  lengthsIn(text) {
    return text.options.map(bare).find((option) => option instanceof z.ZodObject);
  }

  keys(shape) {
    return table(
      ['Key', 'What it says', 'Value', 'If left out'],
      Object.entries(shape).map(([key, schema]) => [
        code(key),
        schema.description ?? bare(schema).description ?? '',
        this.valueOf(schema),
        this.ifLeftOut(schema),
      ]),
    );
  }

  index() {
    const files = usualFiles();
    return table(
      ['Section', 'What it holds', 'In the pack that comes with the program', 'If left out'],
      Object.entries(this.packSchema.shape).map(([key, schema]) => [
        linkTo(code(key), key),
        schema.description,
        code(files.get(key) ?? `${key}/*.yaml`),
        this.ifLeftOut(schema),
      ]),
    );
  }

  section([key, schema]) {
    const groups = this.groups.filter(({ path, places }) => path[0] === key && places.size === 1);
    const [top, ...titles] = [...new Set(groups.map(({ path }) => titleOf(path)))];
    const tables = (title) => groups.filter(({ path }) => titleOf(path) === title).map(({ shape }) => this.keys(shape));
    const list = bare(schema);
    const entries = list instanceof z.ZodArray ? ` A list${sizeOf(list)}; each entry has these keys:` : '';
    return [
      `## ${top}`,
      `${capitalized(schema.description)}.${entries}`,
      ...tables(top),
      'With what is required, and no more:',
      `\`\`\`yaml\n${this.example(key)}\n\`\`\``,
      ...titles.flatMap((title) => {
        const forms = tables(title);
        return [`### ${title}`, ...(forms.length > 1 ? ['In one of these forms:'] : []), ...forms];
      }),
    ];
  }

  example(key) {
    const languages = ['en', 'zh-Hant'];
    if (key !== 'audiences') return this.asWritten(key, this.exampleAt(this.packSchema, [key], languages));
    const reader = Object.entries(this.exampleAt(this.audienceSchema, [], languages));
    return [`# audiences/${reader[0][1]}.yaml`, ...reader.map(([name, value]) => this.asWritten(name, value))].join(
      '\n',
    );
  }

  shared() {
    const groups = this.groups.filter(({ places }) => places.size > 1);
    return [...new Set(groups.map((group) => this.headingOf(group)))].flatMap((heading) => {
      const forms = groups.filter((group) => this.headingOf(group) === heading);
      const [{ description, places }] = forms;
      const ending = forms.length > 1 ? ', in one of these forms:' : '.';
      return [
        `### ${heading}`,
        `${description ? `${capitalized(description)}. ` : ''}It stands in ${this.wordList([...places], 'and')}${ending}`,
        ...forms.map(({ shape }) => this.keys(shape)),
      ];
    });
  }

  markdown() {
    const blocks = [
      introduction,
      this.index(),
      texts,
      this.keys(this.lengthsIn(this.measureSchema.shape.text).shape),
      ...Object.entries(this.packSchema.shape).flatMap((section) => this.section(section)),
      '## Keys that stand in several places',
      ...this.shared(),
    ];
    return `${blocks.join('\n\n')}\n`;
  }
}

/** The document, made from all exports of the modules. */
export function packFormat(modules) {
  return new PackFormat(Object.assign({}, ...modules)).markdown();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const modules = await Promise.all(moduleNames.map((name) => import(new URL(`dist/${name}.js`, root).href)));
  writeFileSync(file, packFormat(modules));
}
