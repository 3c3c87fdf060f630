// The audit log in words: known names become sentences, unknown ones stay, and no JSON is shown.
import { expect, test } from 'vitest';
import { actionText, detailText } from '../../web/src/desk/log-words.ts';

test('what was done is a sentence; a name that is not known stays', () => {
  expect(actionText('sessionReport')).toBe('Report read');
  expect(actionText('key.revoked')).toBe('API key revoked');
  for (const strange of ['something.newer', 'toString']) expect(actionText(strange)).toBe(strange);
});

test('details are read without brackets, braces and quotes', () => {
  const detail = { fields: ['candidateName', 'minutes'], lastSeen: 3, paused: true, reason: null };
  expect(detailText(detail)).toBe('fields: candidateName, minutes · last seen: 3 · paused: yes');
  expect(detailText({ erased: { events: 12, edits: 0 } })).toBe('erased: events 12, edits 0');
  expect(detailText({})).toBe('');
});
