import type { Length } from '../model/fitted-brief.js';
import type { Lengths } from './choose.js';

/** What a page shows of a unit, as a number. */
export const shown = { nothing: 0, short: 1, full: 2 } as const;

const lengthOf: readonly (Length | undefined)[] = [undefined, 'short', 'full'];

/**
 * The units on a page of the search, each with the length of its text. An array by the places of the units in their brief:
 * the search asks for it thousands of times, and for no unit by its name.
 */
export class UnitLengths implements Lengths {
  private constructor(
    private readonly places: ReadonlyMap<string, number>,
    /** By the place of a unit: one of the numbers of `shown`. */
    readonly shown: Uint8Array,
  ) {}

  static none(places: ReadonlyMap<string, number>): UnitLengths {
    return new UnitLengths(places, new Uint8Array(places.size));
  }

  get(id: string): Length | undefined {
    return this.at(this.places.get(id) ?? -1);
  }

  at(place: number): Length | undefined {
    return lengthOf[this.shown[place] ?? shown.nothing];
  }

  allAt(places: Uint16Array): readonly (Length | undefined)[] {
    const lengths: (Length | undefined)[] = [];
    // By index, as `keyOf`.
    for (let i = 0; i < places.length; i += 1) lengths.push(lengthOf[this.shown[places[i] ?? 0] ?? shown.nothing]);
    return lengths;
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  set(id: string, length: Length | undefined): void {
    const place = this.places.get(id);
    if (place === undefined) throw new Error(`the languages of an edition have different units: ${id}`);
    this.shown[place] = length === undefined ? shown.nothing : shown[length];
  }

  with(id: string, length: Length): UnitLengths {
    const copy = this.copy();
    copy.set(id, length);
    return copy;
  }

  copy(): UnitLengths {
    return new UnitLengths(this.places, this.shown.slice());
  }

  /** In the order of the brief. */
  get ids(): readonly string[] {
    return [...this.places].flatMap(([id, place]) => (this.shown[place] === shown.nothing ? [] : [id]));
  }
}

/** Three ways for each unit: so many are exact in a number. */
const maxNumbered = 33;

/** Tells apart what is shown of some units. */
export function keyOf(places: Uint16Array, shownAt: Uint8Array): number | string {
  if (places.length > maxNumbered) return Array.from(places, (place) => shownAt[place]).join('');
  let key = 0;
  // By index: an iterator would make an object for each of some hundred thousand steps.
  for (let i = 0; i < places.length; i += 1) key = 3 * key + (shownAt[places[i] ?? 0] ?? 0);
  return key;
}
