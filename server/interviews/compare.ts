// Whether an answer is right: exact, with a float tolerance, or in any order. Pure.
import type { Comparison } from '../../shared/question.ts';
import type { Value } from '../../shared/values.ts';

const tolerance = 1e-6; // absolute, or relative to the expected value: whichever is kinder

/**
 * Compares what a function returned. `exact`: same JSON type and value, where 1 and 1.0 are one number but
 * `true` is not 1. `float`: numbers anywhere inside may differ by the tolerance. `any-order`: the outermost
 * list is a multiset; what is inside its elements keeps its order.
 */
export function sameValue(checker: Comparison, expected: Value, actual: Value): boolean {
  if (checker === 'any-order' && Array.isArray(expected) && Array.isArray(actual))
    return sameMultiset(expected.map(canonical), actual.map(canonical));
  return equal(expected, actual, checker === 'float' ? close : exactly);
}

/**
 * Compares printed text. White space at line ends and empty lines at the end never count. `float`: words that
 * are numbers may differ by the tolerance. `any-order`: the lines are a multiset.
 */
export function sameOutput(checker: Comparison, expected: string, actual: string): boolean {
  const want = lines(expected);
  const have = lines(actual);
  switch (checker) {
    case 'exact':
      return want.length === have.length && want.every((line, i) => line === have[i]);
    case 'any-order':
      return sameMultiset(want, have);
    case 'float':
      return sameWords(want.join('\n').split(/\s+/), have.join('\n').split(/\s+/));
  }
}

type Numbers = (expected: number, actual: number) => boolean;

function equal(expected: Value, actual: Value, numbers: Numbers): boolean {
  if (typeof expected === 'number' && typeof actual === 'number') return numbers(expected, actual);
  if (Array.isArray(expected))
    return (
      Array.isArray(actual) &&
      expected.length === actual.length &&
      expected.every((item, i) => equal(item, actual[i] ?? null, numbers))
    );
  if (expected !== null && typeof expected === 'object') {
    if (actual === null || typeof actual !== 'object' || Array.isArray(actual)) return false;
    const keys = Object.keys(expected);
    return (
      keys.length === Object.keys(actual).length &&
      keys.every(
        (key) => Object.hasOwn(actual, key) && equal(expected[key] ?? null, actual[key] ?? null, numbers),
      )
    );
  }
  return expected === actual;
}

function exactly(expected: number, actual: number): boolean {
  return expected === actual; // -0 equals 0
}

function close(expected: number, actual: number): boolean {
  return (
    expected === actual ||
    Math.abs(expected - actual) <= tolerance ||
    Math.abs(expected - actual) <= tolerance * Math.abs(expected)
  );
}

/** One text per value, whatever the order of an object's keys. */
function canonical(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value !== null && typeof value === 'object')
    return `{${Object.keys(value)
      .toSorted()
      .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`)
      .join()}}`;
  return JSON.stringify(value === 0 ? 0 : value);
}

function sameMultiset(expected: string[], actual: string[]): boolean {
  if (expected.length !== actual.length) return false;
  const want = expected.toSorted();
  const have = actual.toSorted();
  return want.every((item, i) => item === have[i]);
}

function lines(text: string): string[] {
  return text
    .replaceAll('\r\n', '\n')
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd());
}

function sameWords(expected: string[], actual: string[]): boolean {
  return (
    expected.length === actual.length &&
    expected.every((word, i) => {
      const other = actual[i] ?? '';
      return word === other || (isNumber(word) && isNumber(other) && close(Number(word), Number(other)));
    })
  );
}

function isNumber(word: string): boolean {
  return word !== '' && Number.isFinite(Number(word));
}
