// Own test cases as people write them: what is understood, and what is said about the rest.
import { expect, test } from 'vitest';
import { casesIn, casesProblem, readCase } from '../../shared/cases.ts';
import type { ValueType } from '../../shared/values.ts';

const form = (type: ValueType, returns: ValueType = 'int') => ({
  kind: 'function' as const,
  signature: { name: 'f', params: [{ name: 'x', type }], returns },
});
const read = (type: ValueType, text: string) => readCase(form(type), { texts: [text], expected: null });

test.each<[ValueType, string, unknown]>([
  ['int', ' 3 ', 3],
  ['float', '2.5', 2.5],
  ['string', '"a b"', 'a b'],
  ['string', 'a b', 'a b'],
  ['string', '12', '12'],
  ['bool', 'true', true],
  [{ list: { list: 'int' } }, '[[1], []]', [[1], []]],
  [{ optional: 'int' }, 'null', null],
  [{ map: 'bool' }, '{"a": false}', { a: false }],
])('%j written as %s', (type, text, value) => {
  expect(read(type, text)).toEqual({ ok: true, own: { args: [value] } });
});

test.each<[ValueType, string, string]>([
  ['int', '', 'x is empty: write a whole number, such as 1.'],
  ['int', '2.5', 'x: 2.5 is not a whole number.'],
  ['int', '3000000000', 'does not fit into 32 bits'],
  ['bool', 'True', 'In JSON: true, false, null.'],
  [{ list: 'string' }, "['a']", 'double quotation marks'],
  [{ list: 'int' }, '[1, "2"]', 'x, item 2: "2" is not a whole number.'],
  [{ list: 'int' }, '7', 'x: 7 is not a list of whole numbers.'],
  [{ map: { list: 'int' } }, '{"a": 1}', 'x, “a”: 1 is not a list of whole numbers.'],
])('%j written as %j is told what is wrong', (type, text, said) => {
  const answer = read(type, text);
  expect(answer).toMatchObject({ ok: false, field: 0 });
  expect(answer.ok ? '' : answer.problem).toContain(said);
});

test('the expected value is read by the type that the function returns', () => {
  const written = { texts: ['1'], expected: 'x' };
  expect(readCase(form('int', 'bool'), written)).toMatchObject({ ok: false, field: -1 });
  expect(readCase(form('int', 'string'), written)).toEqual({ ok: true, own: { args: [1], expected: 'x' } });
  const stdin = { kind: 'stdin' as const, signature: null };
  expect(readCase(stdin, { texts: ['1\n'], expected: null })).toEqual({ ok: true, own: { stdin: '1\n' } });
});

test('the server looks at cases again, and reads only what is one from a document', () => {
  expect(casesProblem(form('int'), [{ args: [1], expected: 2 }])).toBeNull();
  expect(casesProblem(form('int'), [{ args: [1, 2] }])).toContain('2 values, not 1');
  expect(casesProblem(form('int'), [{ args: ['1'] }])).toContain('Case 1, x');
  expect(casesProblem(form('int'), [{ stdin: '' }])).toContain('another kind');
  expect(casesProblem({ kind: 'stdin', signature: null }, [{ args: [] }])).toContain('another kind');
  const good = { at: 2, texts: ['1'], expected: null };
  const map: [string, unknown][] = [
    ['q1/b', good],
    ['q1/a', { ...good, at: 1 }],
    ['q1/c', { at: 3, texts: 'all' }],
    ['q2/a', good],
  ];
  expect(casesIn(map, 1).map(({ key }) => key)).toEqual(['q1/a', 'q1/b']);
});
