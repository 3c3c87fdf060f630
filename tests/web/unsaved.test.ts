// "n edits not yet saved": counted right through typing, saving, and lost connections. The browser part is in e2e.
import { describe, expect, test } from 'vitest';
import { createUnsaved } from '../../web/src/editor/unsaved.ts';
import { savedText, type Work } from '../../web/src/room/saved.ts';

describe('edits that are not yet saved', () => {
  test('three keystrokes, two stored, then the third', () => {
    const unsaved = createUnsaved();
    unsaved.caughtUp();
    for (const clock of [1, 2, 3]) unsaved.edit(true, clock);
    expect(unsaved.count()).toBe(3);
    unsaved.stored(2, 2);
    expect(unsaved.count()).toBe(1);
    unsaved.stored(3, 3);
    expect(unsaved.count()).toBe(0);
  });

  test('typing offline stays unsaved until the message that catches up is stored', () => {
    const unsaved = createUnsaved();
    unsaved.caughtUp();
    unsaved.edit(true, 1);
    unsaved.lost(); // its message may not have arrived
    unsaved.edit(false, 2);
    unsaved.stored(9, 9); // nothing is believed before the new connection has caught up
    expect(unsaved.count()).toBe(2);
    unsaved.caughtUp();
    unsaved.stored(0, 1);
    expect(unsaved.count()).toBe(1);
    unsaved.stored(0, 2);
    expect(unsaved.count()).toBe(0);
  });
});

describe('the pill', () => {
  const work: Work = {
    mayWrite: true,
    ended: false,
    closed: false,
    link: 'open',
    synced: true,
    online: true,
    unsaved: 0,
    since: 0,
  };
  test.each<[Partial<Work>, string]>([
    [{}, 'All edits saved'],
    [{ unsaved: 1, since: 100 }, 'Saving…'],
    [{ unsaved: 3, since: 5_000 }, '3 edits not yet saved'],
    [{ link: 'lost', online: false, unsaved: 3 }, 'Offline – your work is kept in this browser'],
    [{ link: 'lost', unsaved: 1 }, 'Reconnecting – 1 edit not yet saved'],
    [{ link: 'lost', closed: true }, 'Not connected'],
    [{ mayWrite: false }, 'Read only'],
    [{ synced: false }, 'Connecting…'],
  ])('%o', (change, text) => expect(savedText({ ...work, ...change }).text).toBe(text));
});
