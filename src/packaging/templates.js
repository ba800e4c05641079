// Compiles what the package brings to make briefs with: templates as JavaScript, themes and locales as JSON, and the
// schemas as data. At run time each is known by its text: a file that somebody has changed is read and checked as any other.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';

const at = (path) => new URL(`../../${path}`, import.meta.url);
const dist = (path) => import(at(`dist/${path}`).href);
const { precompiledTemplates } = await dist('document/compile-templates.js');
const { templateKey } = await dist('document/known-templates.js');
const { fileKey } = await dist('pipeline/known-files.js');
const { shapesOfSchemas } = await dist('schema/shape-of.js');
const { checkAgainst } = await dist('validation/check-schema.js');
const { readYaml } = await dist('yaml/read-yaml.js');

const file = (name) => ({ id: name, text: readFileSync(at(`templates/${name}`), 'utf8') });
const names = (folder, ending) => readdirSync(at(`templates/${folder}`)).filter((name) => name.endsWith(ending));

function template(output, main, partials = new Map()) {
  const texts = [...partials].map(([name, { text }]) => [name, text]);
  const key = templateKey(output, main.text, texts);
  return `[${JSON.stringify(key)}, ${precompiledTemplates({ main, partials }, output)}]`;
}

const ending = '.md.hbs';
const partials = names('partials', ending)
  .sort()
  .map((name) => [name.slice(0, -ending.length), file(`partials/${name}`)]);
const templates = [
  template('markdown', file('brief.md.hbs'), new Map(partials)),
  template('markdown', file('annex.md.hbs'), new Map(partials)),
  template('html', file('page.html.hbs')),
  template('html', file('index.html.hbs')),
  template('html', file('index-reader.html.hbs')),
];

function checked(name, { id, text }) {
  const tree = readYaml({ id, text });
  const { value, diagnostics } = tree.ok ? checkAgainst(name, tree.value) : tree;
  // What has mistakes, names a file beside itself or may lack a language is read where it is used.
  const mayLack = Object.values(value?.sections ?? {}).some(({ heading }) => heading !== undefined);
  if (diagnostics.length > 0 || !tree.ok || mayLack || /^(?:base|issuer):/m.test(text)) return [];
  return isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value) ? [value] : [];
}

const folder = (name, valuesOf) =>
  names(name, '.yaml').flatMap((one) => {
    const { id, text } = file(`${name}/${one}`);
    return valuesOf({ id, text }).map((value) => [fileKey(id, text), JSON.stringify(value)]);
  });
const files = [
  ...folder('themes', (one) => checked('theme', one)),
  ...folder('locales', (one) => checked('locale', one)),
];

/** Gives a constant of a compiled module its value. */
function fill(path, name, empty, value) {
  const before = `const ${name} = ${empty};`;
  const text = readFileSync(at(path), 'utf8');
  if (!text.includes(before)) throw new Error(`${path} has no "${before}"`);
  writeFileSync(
    at(path),
    text.replace(before, () => `const ${name} = ${value};`),
  );
}

const mapOf = (entries) => `new Map([${entries.join(',\n')}])`;
fill('dist/document/known-templates.js', 'knownTemplates', 'new Map()', mapOf(templates));
fill('dist/pipeline/known-files.js', 'knownFiles', 'new Map()', mapOf(files.map((entry) => JSON.stringify(entry))));
const shapes = JSON.stringify(JSON.stringify(shapesOfSchemas()));
fill('dist/schema/read-value.js', 'compiledShapes', 'undefined', `JSON.parse(${shapes})`);
