import { once } from '../text/once.js';
import type { SchemaName, SchemaOutput } from './schemas.js';
import { ShapeReader, type ShapeTable } from './shape.js';
import { shapesOfSchemas } from './shape-of.js';

/** Filled in when the program is compiled, by `src/packaging/templates.js`, so that zod is loaded only for what it refuses. */
const compiledShapes: ShapeTable | undefined = undefined;

const reading = once(() => new ShapeReader(compiledShapes ?? shapesOfSchemas()));

/** A value as its schema reads it, defaults and all; undefined where the schema refuses it. */
export function readValue<Name extends SchemaName>(name: Name, given: unknown): SchemaOutput<Name> | undefined {
  return reading().readNamed(name, given) as SchemaOutput<Name> | undefined;
}

/** Whether some group of a file has a key of this name. */
export function isKeyName(name: string): boolean {
  return reading().hasKey(name);
}
