import { z } from 'zod';
import { localizedLine, localizedUnitText } from './localized-text.js';
import { audienceSchema, factSchema, framingUnitSchema, measureSchema, packInfoSchema, packSchema } from './pack.js';
import { fullId, localeTag } from './scalars.js';

/** The names that a pack has given: what a text editor offers where one of them belongs. */
export interface PackNames {
  readonly languages: readonly string[];
  /** The titles of the references, by their ids. */
  readonly references: ReadonlyMap<string, string>;
  /** What a reader may keep, drop, reserve or word anew. */
  readonly units: readonly string[];
  /** What a reader may weigh: pillars, units, their families, topics. */
  readonly weighable: readonly string[];
  readonly topics: readonly string[];
  /** Whether these are all; else a name that is not among them may be right. */
  readonly complete: boolean;
}

export const noNames: PackNames = {
  languages: [],
  references: new Map(),
  units: [],
  weighable: [],
  topics: [],
  complete: false,
};

/** JSON Schemas for text editors: of the files that hold sections of a pack, and of those under `audiences/`. */
export interface EditorSchemas {
  readonly sections: object;
  readonly audience: object;
}

interface Json {
  readonly [key: string]: unknown;
}

/** No file has all sections, so that none is required. */
const sectionsSchema = packSchema.partial();

export function editorSchemas(names: PackNames): EditorSchemas {
  return { sections: editorSchema(sectionsSchema, names), audience: editorSchema(audienceSchema, names) };
}

function editorSchema(schema: z.ZodType, names: PackNames): object {
  const { $schema, ...json } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input', override: note });
  return {
    $schema,
    $comment: 'Written by "policy-brief schema --write", which overwrites changes.',
    ...(finished(json, names) as object),
  };
}

/** Notes on a node what only the zod schema knows; `finished` works on a copy, since zod shares nodes between places. */
function note({ zodSchema, jsonSchema: json }: { zodSchema: z.core.$ZodTypes; jsonSchema: Json }): void {
  const place = placeOf(zodSchema);
  if (place) Object.assign(json, { [placeKey]: place });
  if (typeof json.pattern === 'string') {
    const message = z.core.safeParse(zodSchema, '\0').error?.issues[0]?.message;
    if (message) Object.assign(json, { patternErrorMessage: `This ${message}.` });
  }
}

const placeKey = 'x-place';
type Place = keyof typeof atPlaces;

/** The places of names; those of texts and languages are found by the schemas that they are made of. */
const places = new Map<z.core.$ZodType, Place>([
  [packInfoSchema.shape.source, 'reference'],
  ...[measureSchema, factSchema, framingUnitSchema].flatMap(({ shape }): [z.ZodType, Place][] => [
    [shape.references, 'references'],
    [shape.topics, 'topics'],
  ]),
  [audienceSchema.shape.weights, 'weighable'],
  [audienceSchema.shape.text, 'worded'],
  [audienceSchema.shape.reserved, 'units'],
  [audienceSchema.shape.keep, 'units'],
  [audienceSchema.shape.drop, 'units'],
]);

function placeOf(schema: z.core.$ZodType): Place | undefined {
  const place = places.get(schema);
  if (place) return place;
  if (schema instanceof z.ZodRecord && schema.keyType === localeTag) {
    // Accepted terms are lists, and may be given in languages that the pack does not have.
    return schema.valueType instanceof z.ZodArray ? undefined : 'languages';
  }
  // `describe` copies a schema, but not its options.
  const isText =
    schema instanceof z.ZodUnion && [localizedLine, localizedUnitText].some((text) => text.options === schema.options);
  return isText ? 'text' : undefined;
}

const idPattern = fullId.toJSONSchema().pattern;

/** Ids that belong at a place. */
interface Choice {
  readonly ids: readonly string[];
  readonly titles?: readonly string[];
  /** What an editor says of an id that is none of them; without it they are offered, and others are as right. */
  readonly refusal?: string | undefined;
}

function choices({ references, units, weighable, topics, complete }: PackNames) {
  const refusal = (what: string) =>
    complete
      ? `No ${what} of this pack has this id. If you have just added it, run "policy-brief schema --write".`
      : undefined;
  return {
    references: { ids: [...references.keys()], titles: [...references.values()], refusal: refusal('reference') },
    units: { ids: units, refusal: refusal('measure, fact or point') },
    weighable: { ids: weighable, refusal: refusal('recommendation, measure, fact, point or topic') },
    // A unit may have a topic that no other has.
    topics: { ids: topics },
  };
}

/** What becomes of a node at each kind of place. */
const atPlaces = {
  reference: (node: Json, names: PackNames) => chosen(node, choices(names).references),
  references: (node: Json, names: PackNames) => withItems(node, choices(names).references),
  topics: (node: Json, names: PackNames) => withItems(node, choices(names).topics),
  units: (node: Json, names: PackNames) =>
    eachNode(node, (one) => (one.pattern === idPattern ? chosen(one, choices(names).units) : one)),
  worded: (node: Json, names: PackNames) => withKeys(node, choices(names).units),
  weighable: (node: Json, names: PackNames) => withKeys(node, choices(names).weighable),
  languages: (node: Json, { languages }: PackNames): Json => {
    const { propertyNames, additionalProperties: text, ...rest } = node;
    if (languages.length === 0) return node;
    const properties = Object.fromEntries(languages.map((language) => [language, text]));
    return { ...rest, properties, required: languages, additionalProperties: false };
  },
  // Only a pack with one language has texts that do not name it; the way with languages is the last one.
  text: (node: Json, { languages }: PackNames): Json => {
    const { anyOf, ...rest } = node;
    return languages.length > 1 ? { ...rest, ...(anyOf as readonly Json[]).at(-1) } : node;
  },
};

function chosen(node: Json, { ids, titles = [], refusal }: Choice): Json {
  if (ids.length === 0) return node;
  if (refusal === undefined) {
    return { ...node, defaultSnippets: ids.map((id, i) => defined({ label: id, body: id, description: titles[i] })) };
  }
  const { pattern, patternErrorMessage, ...rest } = node;
  // An id that looks like a number is one to an editor.
  const numbers = ids.map(Number).filter((number) => !Number.isNaN(number));
  const described = titles.length > 0 ? { enumDescriptions: titles } : {};
  return { ...rest, enum: [...ids, ...numbers], ...described, errorMessage: refusal };
}

function withItems(node: Json, choice: Choice): Json {
  return { ...node, items: chosen(node.items as Json, choice) };
}

function withKeys(node: Json, choice: Choice): Json {
  const names = node.propertyNames as Json;
  // Of keys, editors offer only those that are listed.
  const open = choice.refusal === undefined && choice.ids.length > 0;
  return { ...node, propertyNames: open ? { anyOf: [{ enum: choice.ids }, names] } : chosen(names, choice) };
}

function finished(node: unknown, names: PackNames): unknown {
  return eachNode(node, ({ [placeKey]: place, readOnly, ...own }) => {
    const node = withoutEmptyDefault(own.type === 'string' && own.enum === undefined ? asScalar(own) : own);
    return place ? atPlaces[place as Place](node, names) : node;
  });
}

/**
 * An editor reads `1.0` and `true` as a number and a truth value, where our reader takes every scalar as text: so what
 * matches the pattern as a number may be one, and a text without a pattern may be either.
 */
function asScalar({ description, default: usual, ...text }: Json): Json {
  const about = defined({ description, default: usual });
  const { pattern } = text;
  if (typeof pattern !== 'string') {
    const own = { ...text, type: ['string', 'number'] };
    // As one of the types, or as a value, a truth value would be offered for every text.
    return { ...about, anyOf: [own, { if: { type: 'boolean' }, else: own }] };
  }
  const fits = (sample: string) => new RegExp(pattern, 'u').test(sample);
  const number = fits('2.5') ? ['number'] : fits('2025') ? ['integer'] : [];
  return { ...about, ...text, type: number.length > 0 ? ['string', ...number] : 'string' };
}

/** An editor would type an empty list as soon as its key is chosen. */
function withoutEmptyDefault(node: Json): Json {
  const { default: usual, ...rest } = node;
  return typeof usual === 'object' ? rest : node;
}

function defined(node: Json): Json {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined));
}

/** The same tree with each node changed, the inner ones first. */
function eachNode(node: Json, change: (node: Json) => Json): Json;
function eachNode(node: unknown, change: (node: Json) => Json): unknown;
function eachNode(node: unknown, change: (node: Json) => Json): unknown {
  if (Array.isArray(node)) return node.map((item) => eachNode(item, change));
  if (typeof node !== 'object' || node === null) return node;
  return change(Object.fromEntries(Object.entries(node).map(([key, value]) => [key, eachNode(value, change)])));
}
