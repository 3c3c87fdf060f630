// What web/README.md says of keys and colours is what the code has.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bindings, boardKeys } from '../../web/src/lib/keys.ts';

const web = join(import.meta.dirname, '../../web');
const readme = readFileSync(join(web, 'README.md'), 'utf8');

test('every key of the room and the whiteboard is in the map', () => {
  const missing = [...bindings, ...boardKeys].filter(
    ({ keys, says }) => !readme.includes(`| \`${keys}\` | ${says}`),
  );
  expect(missing).toEqual([]);
});

test('the colours are those of the tokens', () => {
  const tokens = readFileSync(join(web, 'src/styles/tokens.css'), 'utf8');
  const blocks = ['light', 'dark', 'contrast'].map((theme) => {
    const from = tokens.indexOf(`:root[data-theme='${theme}'] {`);
    return tokens.slice(from, tokens.indexOf('}', from));
  });
  const rows = [...readme.matchAll(/^\| `(--[a-z-]+)`[^|]*\|([^|]+)\|([^|]+)\|([^|]+)\|/gm)];
  expect(rows.length).toBeGreaterThan(10);
  for (const [, role, ...shown] of rows)
    shown.forEach((cell, i) =>
      expect(blocks[i], role).toContain(`${role}: ${/#[0-9a-f]{6}/.exec(cell)?.[0] ?? ''};`),
    );
});
