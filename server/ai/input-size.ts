// How large an input is, and which of two is the smaller: for growth and for counter-examples. Pure.
import type { Value } from '../../shared/values.ts';

/** How many values it holds; a text counts its characters. */
export function sizeOf(value: Value): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + sizeOf(item), 0);
  if (value !== null && typeof value === 'object') return sizeOf(Object.values(value));
  return 1;
}

/** For sorting: fewer values first, then the shorter text, so that smaller numbers come first. */
export function bySmallness(a: Value, b: Value): number {
  const [textA, textB] = [JSON.stringify(a), JSON.stringify(b)];
  return sizeOf(a) - sizeOf(b) || textA.length - textB.length || (textA < textB ? -1 : Number(textA > textB));
}
