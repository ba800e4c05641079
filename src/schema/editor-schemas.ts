import { z } from 'zod';
import { formInWords, formOf, limitInWords } from './forms.js';
import { localizedSchemas } from './localized-text-schema.js';
import { audienceSchema, factSchema, framingUnitSchema, measureSchema, packInfoSchema, packSchema } from './pack.js';
import { fullId } from './scalars.js';

/** The names that a pack has given: what a text editor offers where one of them belongs. */
export interface PackNames {
  readonly languages: readonly string[];
  /** The titles of the references, by their ids. */
  readonly references: ReadonlyMap<string, string>;
  /** What an audience may keep, drop, reserve or reword. */
  readonly units: readonly string[];
  /** What an audience may weigh: pillars, units, their families, topics. */
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

/** No file has all sections, so none is required. */
const sectionsSchema = packSchema.partial();

export function editorSchemas(names: PackNames): EditorSchemas {
  return { sections: editorSchema(sectionsSchema, names), audience: editorSchema(audienceSchema, names) };
}

function editorSchema(schema: z.ZodType, names: PackNames): object {
  const { $schema, ...json } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input', override: annotate });
  return {
    $schema,
    $comment: 'Written by "policy-brief schema --write", which overwrites changes.',
    ...(withNames(json, names) as object),
  };
}

/** Adds what only the zod schema knows. `withNames` uses it later, on a copy: zod shares nodes between places. */
function annotate({ zodSchema, jsonSchema: json }: { zodSchema: z.core.$ZodTypes; jsonSchema: Json }): void {
  const slot = slots.get(zodSchema) ?? localizedSchemas.get(zodSchema)?.takes;
  if (slot) Object.assign(json, { [slotKey]: slot });
  const form = formOf(zodSchema);
  if (form) Object.assign(json, { patternErrorMessage: `This must be ${formInWords(form)}${limitInWords(form)}.` });
}

const slotKey = 'x-slot';

/** Where the names of a pack belong. */
const slots = new Map<z.core.$ZodType, keyof typeof fillers>([
  [packInfoSchema.shape.source, 'reference'],
  ...[measureSchema, factSchema, framingUnitSchema].flatMap(({ shape }): [z.ZodType, keyof typeof fillers][] => [
    [shape.references, 'references'],
    [shape.topics, 'topics'],
  ]),
  [audienceSchema.shape.weights, 'weighable'],
  [audienceSchema.shape.text, 'rewordings'],
  [audienceSchema.shape.reserved, 'units'],
  [audienceSchema.shape.keep, 'units'],
  [audienceSchema.shape.drop, 'units'],
]);

const idPattern = fullId.toJSONSchema().pattern;

/** Ids that belong in a slot. */
interface Choice {
  readonly ids: readonly string[];
  readonly titles?: readonly string[];
  /** What an editor says of any other id; without it these are offered, and others are as right. */
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

/** What becomes of the node of each kind of slot. */
const fillers = {
  reference: (node: Json, names: PackNames) => chosenFrom(choices(names).references, node),
  references: (node: Json, names: PackNames) => itemsFrom(choices(names).references, node),
  topics: (node: Json, names: PackNames) => itemsFrom(choices(names).topics, node),
  units: (node: Json, names: PackNames) =>
    mapNodes(node, (inner) => (inner.pattern === idPattern ? chosenFrom(choices(names).units, inner) : inner)),
  rewordings: (node: Json, names: PackNames) => keysFrom(choices(names).units, node),
  weighable: (node: Json, names: PackNames) => keysFrom(choices(names).weighable, node),
  languages: (node: Json, { languages }: PackNames): Json => {
    const { propertyNames, additionalProperties: text, ...rest } = node;
    if (languages.length === 0) return node;
    const properties = Object.fromEntries(languages.map((language) => [language, text]));
    return { ...rest, properties, required: languages, additionalProperties: false };
  },
  // Only a pack with one language has texts that do not name it; the form with languages is the last one.
  text: (node: Json, { languages }: PackNames): Json => {
    const { anyOf, ...rest } = node;
    return languages.length > 1 ? { ...rest, ...(anyOf as readonly Json[]).at(-1) } : node;
  },
};

function chosenFrom({ ids, titles = [], refusal }: Choice, node: Json): Json {
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

function itemsFrom(choice: Choice, node: Json): Json {
  return { ...node, items: chosenFrom(choice, node.items as Json) };
}

function keysFrom(choice: Choice, node: Json): Json {
  const keys = node.propertyNames as Json;
  // Of keys, editors offer only those that are listed.
  const open = choice.refusal === undefined && choice.ids.length > 0;
  return { ...node, propertyNames: open ? { anyOf: [{ enum: choice.ids }, keys] } : chosenFrom(choice, keys) };
}

function withNames(root: unknown, names: PackNames): unknown {
  return mapNodes(root, ({ [slotKey]: slot, readOnly, ...json }) => {
    const isText = json.type === 'string';
    const node = withoutEmptyDefault(isText ? (json.enum === undefined ? looseScalar(json) : looseChoice(json)) : json);
    return slot ? fillers[slot as keyof typeof fillers](node, names) : node;
  });
}

/** A choice between `true` and `false` is one between truth values to an editor. */
function looseChoice(json: Json): Json {
  const choices = json.enum as readonly string[];
  if (!choices.includes('true')) return json;
  return { ...json, type: ['string', 'boolean'], enum: [...choices, true, false] };
}

/**
 * An editor reads `1.0` and `true` as a number and a truth value, where our reader takes every scalar as text: so what
 * matches the pattern as a number may be one, and a text without a pattern may be either.
 */
function looseScalar({ description, default: byDefault, ...text }: Json): Json {
  const about = defined({ description, default: byDefault });
  const { pattern } = text;
  if (typeof pattern !== 'string') {
    const either = { ...text, type: ['string', 'number'] };
    // As one of the types, or as a value, a truth value would be offered for every text.
    return { ...about, anyOf: [either, { if: { type: 'boolean' }, else: either }] };
  }
  const fits = (sample: string) => new RegExp(pattern, 'u').test(sample);
  const number = fits('2.5') ? ['number'] : fits('2025') ? ['integer'] : [];
  return { ...about, ...text, type: number.length > 0 ? ['string', ...number] : 'string' };
}

/** An editor would type an empty list as soon as its key is chosen. */
function withoutEmptyDefault(node: Json): Json {
  const { default: byDefault, ...rest } = node;
  return typeof byDefault === 'object' ? rest : node;
}

function defined(node: Json): Json {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined));
}

/** The same tree with each node changed, the inner ones first. */
function mapNodes(node: Json, change: (node: Json) => Json): Json;
function mapNodes(node: unknown, change: (node: Json) => Json): unknown;
function mapNodes(node: unknown, change: (node: Json) => Json): unknown {
  if (Array.isArray(node)) return node.map((item) => mapNodes(item, change));
  if (typeof node !== 'object' || node === null) return node;
  return change(Object.fromEntries(Object.entries(node).map(([key, value]) => [key, mapNodes(value, change)])));
}
