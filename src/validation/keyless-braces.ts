import type { z } from 'zod';
import { error } from '../diagnostics/diagnostic.js';
import { figurePath } from '../text/placeholders.js';
import { asWritten, exampleAt, type Plain, syntheticNode, withLines } from './examples.js';
import type { Finding, Issue } from './finding.js';
import { type Located, type LocatedMap, nodeAt, type Path, pathKey } from './located.js';
import { accepts, isByLanguage, schemasAt } from './schema-shape.js';

interface KeylessBraces {
  readonly findings: readonly Finding[];
  /** Whether an issue is with what stands in such braces. */
  readonly covers: (issue: Issue) => boolean;
}

interface Found {
  readonly path: Path;
  readonly node: LocatedMap;
}

/** Braces around a text or a list, `id: { capacity }`: to YAML these are keys without values. */
export function keylessBraces(
  issues: readonly Issue[],
  schema: z.ZodType,
  root: Located,
  languages: readonly string[],
): KeylessBraces {
  const found = new Map<string, Found>();
  const around = (issue: Issue) => bracesAround(issue.path, root);
  for (const issue of issues) {
    const braces = around(issue);
    if (braces) found.set(pathKey(braces.path), braces);
  }
  return {
    findings: [...found.values()].map((braces) => findingOf(braces, schema, languages)),
    covers: (issue) => found.size > 0 && around(issue) !== undefined,
  };
}

function bracesAround(path: Path, root: Located): Found | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const at = path.slice(0, length);
    const node = nodeAt(root, at);
    if (node?.kind === 'map' && node.keyless) return { path: at, node };
  }
  return undefined;
}

function findingOf({ path, node }: Found, schema: z.ZodType, languages: readonly string[]): Finding {
  const name = String(path.findLast((step) => typeof step === 'string') ?? 'file');
  const value = meant(node, path, schema, languages) ?? exampleAt(schema, path, languages);
  const isEntry = typeof path.at(-1) === 'number';
  const written = (one: Plain) => asWritten(name, isEntry && typeof one === 'string' ? [one] : one);
  return {
    diagnostic: error('content/wrong-type', 'Braces are for keys with their values, and in these stands no key.', {
      span: node.span,
      hint: [
        withLines('Write it so', written(value)),
        ...otherwise(node, value, (one) => accepts(schema, path, one)).map(([when, one]) =>
          withLines(when, written(one)),
        ),
      ].join('\n'),
    }),
    repairs: [{ kind: 'set', path, value: syntheticNode(value) }],
  };
}

/** What else may be meant by braces around a text: those of a figure, or signs of the text. */
function otherwise(
  { entries }: LocatedMap,
  value: Plain,
  fits: (value: Plain) => boolean,
): readonly (readonly [when: string, value: string])[] {
  const [only, ...more] = entries.map(({ key }) => key);
  if (only === undefined || more.length > 0 || value !== only) return [];
  const figure = `{{${only}}}`;
  const printed = `{${only}}`;
  return [
    ...(figurePath.test(only) && fits(figure)
      ? ([['A figure has two braces, and quotation marks', figure]] as const)
      : []),
    ...(/^\S+$/u.test(only) && fits(printed) ? ([['If the braces are to be printed, write', printed]] as const) : []),
  ];
}

/** What stands in the braces as the text, the list or the text by language that belongs there. */
function meant(
  { entries }: LocatedMap,
  path: Path,
  schema: z.ZodType,
  languages: readonly string[],
): Plain | undefined {
  const parts = entries.map(({ key }) => key);
  const text = parts.join(', ');
  const inLanguages = Object.fromEntries(languages.map((language, i) => [language, i === 0 ? text : '…']));
  const isLocalized = languages.length > 1 && schemasAt(schema, path).some(isByLanguage);
  const candidates: readonly Plain[] = isLocalized ? [inLanguages] : [text, `{${text}}`, parts, { paragraphs: parts }];
  return candidates.find((candidate) => accepts(schema, path, candidate));
}
