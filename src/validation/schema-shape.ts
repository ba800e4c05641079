import { z } from 'zod';
import type { CslGroup } from '../schema/csl-keys.js';
import { exceptionOf } from '../schema/forms.js';
import { cslGroupOf } from '../schema/reference-schema.js';
import { localeTag } from '../schema/scalars.js';
import { oncePer } from '../text/once.js';
import type { Path } from './located.js';

/** The schemas that a value at a path may have, unions taken apart. */
export function schemasAt(schema: z.ZodType, path: Path): readonly z.ZodType[] {
  return wholeAt(schema, path).flatMap(unwrap);
}

/** Whether a value would be right at a path, with all checks of it. */
export function accepts(schema: z.ZodType, path: Path, value: unknown): boolean {
  return wholeAt(schema, path).some((s) => s.safeParse(value).success);
}

function wholeAt(schema: z.ZodType, path: Path): readonly z.ZodType[] {
  return path.reduce<readonly z.ZodType[]>((level, step) => level.flatMap((s) => descend(s, step)), [schema]);
}

/** The keys that a schema allows at a path: what a misspelt key is compared with. */
export function keysAt(schema: z.ZodType, path: Path): readonly string[] {
  return [...new Set(schemasAt(schema, path).flatMap(namedKeys))];
}

/** The keys of an object, and of a group whose keys are some of a list, such as the sections of a page. */
function namedKeys(schema: z.core.$ZodType): readonly string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  const keys = schema instanceof z.ZodRecord ? schema.keyType : undefined;
  return keys instanceof z.ZodEnum ? keys.options.map(String) : [];
}

/** The groups of CSL that a value at a path may be. */
export function cslGroupsAt(schema: z.ZodType, path: Path): readonly CslGroup[] {
  return [...new Set(schemasAt(schema, path).flatMap((s) => cslGroupOf(s) ?? []))];
}

/** Whether a value at a path may have this key: a named one, or one of the form that its keys have. */
export function takesKey(schema: z.ZodType, path: Path, key: string): boolean {
  return schemasAt(schema, path).some((s) => {
    if (s instanceof z.ZodObject) return Object.hasOwn(s.shape, key);
    return s instanceof z.ZodRecord && (s.keyType as z.ZodType).safeParse(key).success;
  });
}

export function mayBeLeftOut(schema: z.ZodType, path: Path): boolean {
  const key = path.at(-1);
  return schemasAt(schema, path.slice(0, -1)).some(
    (s) => s instanceof z.ZodObject && (s.shape[String(key)] as z.ZodType | undefined)?.safeParse(undefined).success,
  );
}

/** Whether a key has to be there, if only where another is not. */
export function isUsuallyNeeded(schema: z.ZodType, path: Path): boolean {
  return !mayBeLeftOut(schema, path) || exceptionAt(schema, path) !== undefined;
}

/** The keys of a group that need not be there beside this one. */
export function excusedBy(schema: z.ZodType, path: Path): readonly string[] {
  const [parent, key] = [path.slice(0, -1), String(path.at(-1))];
  return keysAt(schema, parent).filter((other) => exceptionAt(schema, [...parent, other]) === key);
}

function exceptionAt(schema: z.ZodType, path: Path): string | undefined {
  const key = String(path.at(-1));
  const groups = schemasAt(schema, path.slice(0, -1)).filter((s) => s instanceof z.ZodObject);
  return groups
    .flatMap(({ shape }) => (shape[key] ? [exceptionOf(shape[key])] : []))
    .find((each) => each !== undefined);
}

/** The keys whose groups have a key, such as `framing` for `advice`; the empty one for the top of a file. */
export function groupsWith(schema: z.ZodType, key: string): readonly string[] {
  return [...(groupsByKey(schema).get(key) ?? [])];
}

const groupsByKey = oncePer((schema: z.ZodType): ReadonlyMap<string, ReadonlySet<string>> => {
  const groups = new Map<string, Set<string>>();
  const visit = (current: z.ZodType, group: string): void => {
    for (const one of unwrap(current)) {
      if (one instanceof z.ZodArray) visit(one.element as z.ZodType, group);
      else if (one instanceof z.ZodRecord) visit(one.valueType as z.ZodType, group);
      else if (one instanceof z.ZodObject) {
        for (const [key, child] of Object.entries(one.shape)) {
          groups.set(key, (groups.get(key) ?? new Set()).add(group));
          visit(child as z.ZodType, key);
        }
      }
    }
  };
  visit(schema, '');
  return groups;
});

/** Whether the keys of a group are languages. */
export function isByLanguage(schema: z.ZodType): schema is z.ZodRecord {
  return schema instanceof z.ZodRecord && schema.keyType === localeTag;
}

export function unwrap(schema: z.ZodType): readonly z.ZodType[] {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodReadonly
  ) {
    return unwrap(schema.unwrap() as z.ZodType);
  }
  if (schema instanceof z.ZodPipe) return unwrap(schema.in as z.ZodType);
  if (schema instanceof z.ZodUnion) return (schema.options as readonly z.ZodType[]).flatMap(unwrap);
  return [schema];
}

function descend(schema: z.ZodType, step: string | number): readonly z.ZodType[] {
  return unwrap(schema).flatMap((s): readonly z.ZodType[] => {
    if (s instanceof z.ZodObject) {
      const child = s.shape[String(step)] as z.ZodType | undefined;
      return child ? [child] : [];
    }
    if (s instanceof z.ZodArray) return [s.element as z.ZodType];
    if (s instanceof z.ZodTuple) return [s.def.items[Number(step)] as z.ZodType].filter(Boolean);
    if (s instanceof z.ZodRecord) return [s.valueType as z.ZodType];
    return [];
  });
}
