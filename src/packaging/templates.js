// Compiles what the package brings to make briefs with: templates as JavaScript, themes and locales as JSON. At run time each is known by its text: a file that somebody has changed is read and checked as any other.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';

const at = (path) => new URL(`../../${path}`, import.meta.url);
const dist = (path) => import(at(`dist/${path}`).href);
const { precompiledTemplates } = await dist('document/compile-templates.js');
const { templateKey } = await dist('document/known-templates.js');
const { fileKey } = await dist('pipeline/known-files.js');
const { localeSchema } = await dist('schema/locale.js');
const { themeSchema } = await dist('schema/theme.js');
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

function checked(schema, { id, text }) {
  const tree = readYaml({ id, text });
  const { value, diagnostics } = tree.ok ? checkAgainst(schema, tree.value) : tree;
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
  ...folder('themes', (one) => checked(themeSchema, one)),
  ...folder('locales', (one) => checked(localeSchema, one)),
];

/** Puts a value in the place of an empty map of a compiled module. */
function fill(path, name, entries) {
  const empty = `const ${name} = new Map();`;
  const text = readFileSync(at(path), 'utf8');
  if (!text.includes(empty)) throw new Error(`${path} has no "${empty}"`);
  writeFileSync(
    at(path),
    text.replace(empty, () => `const ${name} = new Map([${entries.join(',\n')}]);`),
  );
}

fill('dist/document/known-templates.js', 'knownTemplates', templates);
fill(
  'dist/pipeline/known-files.js',
  'knownFiles',
  files.map((entry) => JSON.stringify(entry)),
);
