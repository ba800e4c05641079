import { getOrInsertComputed } from '../../../text/once.js';
/** Values by what they say, each once, with their numbers in the order in which they were met. */
export class Numbered<T> {
  readonly values: T[] = [];
  private readonly numbers = new Map<string, number>();

  numberOf(key: string, make: () => T): number {
    return getOrInsertComputed(this.numbers, key, () => this.values.push(make()) - 1);
  }

  valueFor(key: string, make: () => T): T {
    return this.values[this.numberOf(key, make)] as T;
  }
}
