// A remembered finding holds for the code that found it alone: the hash covers what runs and what judges.
import { expect, test } from 'vitest';
import { textsOf } from './code-of.ts';
import { judges } from './verify.ts';

test('the sandbox, the languages and the comparing are part of it', () => {
  const paths = [...textsOf(judges).keys()];
  const some =
    'sandbox/drive.ts sandbox/limits.ts sandbox/outcome.ts sandbox/languages/cpp/spec.ts server/interviews/compare.ts ' +
    'server/interviews/check.ts server/interviews/test-result.ts server/interviews/source-file.ts shared/values.ts';
  expect(paths).toEqual(expect.arrayContaining(some.split(' ')));
  expect(paths.filter((path) => path.startsWith('server/http'))).toEqual([]);
});
