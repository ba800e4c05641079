import type { LocaleRules } from '../schema/locale.js';

/** What a language makes of things of a pack, each time the same: kept as long as the rules and the thing are. */
export class KeptByRules<Thing extends object, Value> {
  private readonly known = new WeakMap<LocaleRules, WeakMap<Thing, Map<string, Value>>>();

  /** @param way of several in which it is made of the thing */
  of(rules: LocaleRules, thing: Thing, way: string, make: () => Value): Value {
    const inRules = this.known.get(rules) ?? new WeakMap<Thing, Map<string, Value>>();
    this.known.set(rules, inRules);
    const ways = inRules.get(thing) ?? new Map<string, Value>();
    inRules.set(thing, ways);
    const value = ways.get(way) ?? make();
    ways.set(way, value);
    return value;
  }
}
