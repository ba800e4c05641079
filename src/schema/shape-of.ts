import type { z } from 'zod';
import { getOrInsertComputed } from '../text/once.js';
import { ruleOf } from './forms.js';
import { type RuleName, rules } from './rules.js';
import { schemas } from './schemas.js';
import type { Shape, ShapeKey, ShapeTable, Step } from './shape.js';

/** The schemas of files as shapes, for the program to be compiled with. */
export function shapesOfSchemas(): ShapeTable {
  return shapesOf(schemas);
}

/** @throws where a schema asks what no shape can say: then either learns it, or the schema asks it as a rule */
export function shapesOf(schemas: Readonly<Record<string, z.ZodType>>): ShapeTable {
  const writer = new ShapeWriter();
  const named = Object.entries(schemas).map(([name, schema]) => [name, writer.add(schema)]);
  return { shapes: writer.shapes, named: Object.fromEntries(named) };
}

const namesOfRules = new Map<unknown, RuleName>(Object.entries(rules).map(([name, rule]) => [rule, name as RuleName]));

class ShapeWriter {
  readonly shapes: Shape[] = [];
  private readonly known = new Map<string, number>();

  add(schema: z.core.$ZodType): number {
    const shape = this.shapeOf(schema as z.core.$ZodTypes);
    // What two schemas ask alike is kept once.
    const key = JSON.stringify(shape);
    return getOrInsertComputed(this.known, key, () => this.shapes.push(shape) - 1);
  }

  private shapeOf(schema: z.core.$ZodTypes): Shape {
    const { def } = schema._zod;
    if (def.type === 'readonly') return this.shapeOf(def.innerType as z.core.$ZodTypes);
    const { steps: before = [], ...form } = def.type === 'pipe' ? this.transformed(def) : this.formOf(schema);
    const steps = [...before, ...(def.checks ?? []).flatMap((check) => stepsOf(check, form))];
    return { ...form, ...(steps.length > 0 ? { steps } : {}) };
  }

  private transformed({ in: first, out }: z.core.$ZodPipeDef): Shape {
    const { def } = (out as z.core.$ZodTypes)._zod;
    if (def.type !== 'transform') return notAsShape(`a pipe into ${def.type}`);
    const { steps = [], ...form } = this.shapeOf(first as z.core.$ZodTypes);
    return { ...form, steps: [...steps, { becomes: nameOf(def.transform) }] };
  }

  private formOf({ _zod: { def } }: z.core.$ZodTypes): Shape {
    switch (def.type) {
      case 'string':
        return { kind: 'text' };
      case 'number':
        return { kind: 'number' };
      case 'enum':
        return { kind: 'choice', of: Object.values(def.entries) };
      case 'literal':
        return { kind: 'choice', of: def.values as (string | number)[] };
      case 'array':
        return { kind: 'list', of: this.add(def.element) };
      case 'tuple':
        if (def.rest) return notAsShape('the rest of a tuple');
        return { kind: 'tuple', of: def.items.map((item) => this.add(item)) };
      case 'union':
        return { kind: 'either', of: def.options.map((option) => this.add(option)) };
      case 'record':
        return this.recordOf(def);
      case 'object':
        return { kind: 'group', keys: this.keysOf(def.shape), others: this.othersOf(def.catchall) };
      default:
        return notAsShape(def.type);
    }
  }

  private recordOf({ keyType, valueType, partial, mode }: z.core.$ZodRecordDef): Shape {
    const hasAllKeys = keyType._zod.values !== undefined && !partial;
    if (hasAllKeys || mode === 'loose') return notAsShape('such a record');
    return { kind: 'record', key: this.add(keyType), value: this.add(valueType) };
  }

  private keysOf(shape: z.core.$ZodShape): readonly ShapeKey[] {
    return Object.entries(shape).map(([name, schema]) => {
      const { def } = (schema as z.core.$ZodTypes)._zod;
      switch (def.type) {
        case 'optional':
          return { name, shape: this.add(def.innerType), absent: 'nothing' };
        case 'default':
          return { name, shape: this.add(def.innerType), absent: { value: def.defaultValue } };
        case 'prefault':
          return { name, shape: this.add(def.innerType), absent: { given: def.defaultValue } };
        default:
          return { name, shape: this.add(schema) };
      }
    });
  }

  private othersOf(catchall: z.core.$ZodType | undefined) {
    switch (catchall?._zod.def.type) {
      case 'never':
        return 'refused';
      case 'unknown':
        return 'kept';
      case undefined:
        return notAsShape('keys that are left out');
      default:
        return this.add(catchall as z.core.$ZodType);
    }
  }
}

type CheckDef = (z.core.$ZodChecks | z.core.$ZodCustom)['_zod']['def'];

function stepsOf(check: z.core.$ZodCheck, form: Shape): readonly Step[] {
  const rule = ruleOf(check);
  if (rule) return [{ holds: rule }];
  const def = check._zod.def as CheckDef;
  switch (def.check) {
    case 'min_length':
      // Zod counts the code points of a text.
      return form.kind === 'text' && def.minimum > 1 ? notAsShape(def.check) : [{ atLeast: def.minimum }];
    case 'max_length':
      return form.kind === 'text' ? notAsShape(def.check) : [{ atMost: def.maximum }];
    case 'length_equals':
      return form.kind === 'text' ? notAsShape(def.check) : [{ atLeast: def.length }, { atMost: def.length }];
    case 'string_format':
      return def.format === 'regex' && def.pattern
        ? [{ pattern: def.pattern.source, flags: def.pattern.flags }]
        : notAsShape(def.format);
    case 'overwrite':
      return [{ becomes: nameOf(def.tx) }];
    case 'custom':
      return [{ holds: nameOf(def.fn) }];
    default:
      return notAsShape(def.check);
  }
}

function nameOf(rule: unknown): RuleName {
  return namesOfRules.get(rule) ?? notAsShape(`${rule}, which src/schema/rules.ts does not name`);
}

function notAsShape(what: string): never {
  throw new Error(`no shape can say ${what}`);
}
