import { expect, it, vi } from 'vitest';
import { getOrInsertComputed } from '../../../src/text/once.js';

it('computes the value of a key once, and gives the same one from then on', () => {
  const compute = vi.fn((): string[] => []);
  const lists = new Map<string, string[]>();
  getOrInsertComputed(lists, 'a', compute).push('one');
  getOrInsertComputed(lists, 'a', compute).push('two');
  expect(lists.get('a')).toEqual(['one', 'two']);
  expect(compute).toHaveBeenCalledTimes(1);
});

it('keeps what counts as false', () => {
  const compute = vi.fn(() => 0);
  const counts = new WeakMap<object, number>();
  const key = {};
  expect([getOrInsertComputed(counts, key, compute), getOrInsertComputed(counts, key, compute)]).toEqual([0, 0]);
  expect(compute).toHaveBeenCalledTimes(1);
});
