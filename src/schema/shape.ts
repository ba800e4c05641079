import { getOrInsertComputed } from '../text/once.js';
import { type RuleName, rules } from './rules.js';

/**
 * What a schema takes, as data that a small reader follows. Zod needs a tenth of a cold start to build its schemas, and
 * the code that they parse with; of a value without mistakes nobody asks more than its shape knows.
 */
export type Shape = { readonly steps?: readonly Step[] } & (
  | { readonly kind: 'text' | 'number' }
  | { readonly kind: 'choice'; readonly of: readonly (string | number)[] }
  | { readonly kind: 'list'; readonly of: ShapeIndex }
  | { readonly kind: 'tuple' | 'either'; readonly of: readonly ShapeIndex[] }
  | { readonly kind: 'record'; readonly key: ShapeIndex; readonly value: ShapeIndex }
  | GroupShape
);

interface GroupShape {
  readonly kind: 'group';
  readonly keys: readonly ShapeKey[];
  /** What becomes of other keys: they are refused, kept as they are, or kept as a shape reads them. */
  readonly others: 'refused' | 'kept' | ShapeIndex;
}

export interface ShapeKey {
  readonly name: string;
  readonly shape: ShapeIndex;
  /** What a group without the key gets: nothing, a value, or what the shape makes of another one. */
  readonly absent?: 'nothing' | StandIn;
}

type StandIn = { readonly value: unknown } | { readonly given: unknown };

/** What is asked of a value that has its form, or made of it; one after the other. */
export type Step =
  | { readonly atLeast: number }
  | { readonly atMost: number }
  | PatternStep
  | { readonly holds: RuleName }
  | { readonly becomes: RuleName };

interface PatternStep {
  readonly pattern: string;
  readonly flags: string;
}

/** Shapes name those inside them by their place in the table. */
type ShapeIndex = number;

/** All shapes, and those of whole files by their names. */
export interface ShapeTable {
  readonly shapes: readonly Shape[];
  readonly named: Readonly<Record<string, ShapeIndex>>;
}

type Group = Record<string, unknown>;

/** Set in the usual way, it would be no key. */
const prototypeKey = '__proto__';

const isGroup = (given: unknown): given is Group =>
  typeof given === 'object' && given !== null && !Array.isArray(given);

/** A new one each time, as nobody should find what another has put into it. */
const copyOf = (value: unknown) => (Array.isArray(value) ? [...value] : isGroup(value) ? { ...value } : value);

export class ShapeReader {
  private readonly patterns = new Map<PatternStep, RegExp>();

  constructor(private readonly table: ShapeTable) {}

  /** What the schema of this name makes of a value; undefined where it refuses the value. */
  readNamed(name: string, given: unknown): unknown {
    const index = this.table.named[name];
    if (index === undefined) throw new Error(`there is no shape of a ${name}`);
    return this.read(index, given);
  }

  /** Whether a group of any shape has this key. */
  hasKey(name: string): boolean {
    return this.table.shapes.some((shape) => shape.kind === 'group' && shape.keys.some((key) => key.name === name));
  }

  private read(index: ShapeIndex, given: unknown): unknown {
    const shape = this.table.shapes[index] as Shape;
    const formed = this.ofItsForm(shape, given);
    return formed === undefined || !shape.steps ? formed : this.afterSteps(shape, shape.steps, formed);
  }

  private ofItsForm(shape: Shape, given: unknown): unknown {
    switch (shape.kind) {
      case 'text':
        return typeof given === 'string' ? given : undefined;
      case 'number':
        return Number.isFinite(given) ? given : undefined;
      case 'choice':
        return shape.of.includes(given as string | number) ? given : undefined;
      case 'either':
        return this.firstThatTakes(shape.of, given);
      case 'list':
        return Array.isArray(given) ? this.items(given, () => shape.of) : undefined;
      case 'tuple':
        return Array.isArray(given) && given.length === shape.of.length
          ? this.items(given, (i) => shape.of[i] as ShapeIndex)
          : undefined;
      case 'record':
        return isGroup(given) ? this.record(shape.key, shape.value, given) : undefined;
      case 'group':
        return isGroup(given) ? this.group(shape, given) : undefined;
    }
  }

  private firstThatTakes(options: readonly ShapeIndex[], given: unknown): unknown {
    for (const option of options) {
      const value = this.read(option, given);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  private items(given: readonly unknown[], shapeAt: (i: number) => ShapeIndex): readonly unknown[] | undefined {
    const items = new Array<unknown>(given.length);
    for (let i = 0; i < given.length; i += 1) {
      items[i] = this.read(shapeAt(i), given[i]);
      if (items[i] === undefined) return undefined;
    }
    return items;
  }

  private record(keyShape: ShapeIndex, valueShape: ShapeIndex, given: Group): Group | undefined {
    const record: Group = {};
    for (const key of Object.keys(given)) {
      if (key === prototypeKey) continue;
      const name = this.read(keyShape, key);
      const value = name === undefined ? undefined : this.read(valueShape, given[key]);
      if (value === undefined) return undefined;
      if (name !== prototypeKey) record[name as string] = value;
    }
    return record;
  }

  private group({ keys, others }: GroupShape, given: Group): Group | undefined {
    const group: Group = {};
    let found = 0;
    for (let i = 0; i < keys.length; i += 1) {
      const { name, shape, absent } = keys[i] as ShapeKey;
      const isAbsent = given[name] === undefined;
      if (!isAbsent) found += 1;
      else if (absent === 'nothing') continue;
      const value =
        isAbsent && typeof absent === 'object' ? this.standIn(absent, shape) : this.read(shape, given[name]);
      if (value === undefined) return undefined;
      group[name] = value;
    }
    return found === Object.keys(given).length || this.addOthers(group, given, keys, others) ? group : undefined;
  }

  private standIn(absent: StandIn, shape: ShapeIndex): unknown {
    return 'value' in absent ? copyOf(absent.value) : this.read(shape, absent.given);
  }

  private addOthers(group: Group, given: Group, keys: readonly ShapeKey[], others: GroupShape['others']): boolean {
    for (const name of Object.keys(given)) {
      if (keys.some((key) => key.name === name)) continue;
      if (others === 'refused') return false;
      if (name === prototypeKey) continue;
      const value = others === 'kept' ? given[name] : this.read(others, given[name]);
      if (value === undefined) return false;
      group[name] = value;
    }
    return true;
  }

  private afterSteps(shape: Shape, steps: readonly Step[], formed: unknown): unknown {
    let value = formed;
    for (const step of steps) {
      if ('becomes' in step) value = ruled(step.becomes, value, shape);
      else if (!this.passes(step, value, shape)) return undefined;
    }
    return value;
  }

  private passes(step: Exclude<Step, { becomes: RuleName }>, value: unknown, shape: Shape): boolean {
    if ('pattern' in step) return this.patternOf(step).test(value as string);
    if ('holds' in step) return Boolean(ruled(step.holds, value, shape));
    const { length } = value as ArrayLike<unknown>;
    return 'atLeast' in step ? length >= step.atLeast : length <= step.atMost;
  }

  private patternOf(step: PatternStep): RegExp {
    return getOrInsertComputed(this.patterns, step, () => new RegExp(step.pattern, step.flags));
  }
}

function ruled(name: RuleName, value: unknown, shape: Shape): unknown {
  const rule = rules[name] as (value: unknown, known: readonly string[]) => unknown;
  return rule(value, shape.kind === 'group' ? shape.keys.map((key) => key.name) : []);
}
