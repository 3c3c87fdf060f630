// The joining rule, over random interleavings of a live stream, journal pages and lost sockets.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createInbox } from '../../shared/inbox.ts';
import type { RoomEvent } from '../../shared/protocol.ts';
import { event } from './room-events.ts';

const said = (n: number) => event(n, { kind: 'said', text: `${n}`, agent: false });
const step = fc.constantFrom('append', 'append', 'emit', 'emit', 'page', 'drop', 'join');

test('whatever the interleaving, every event is delivered once and in order', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 20, maxLength: 200 }),
      fc.integer({ min: 1, max: 4 }),
      (steps, size) => {
        const journal: RoomEvent[] = [];
        const seen: number[] = [];
        const inbox = createInbox((one) => seen.push(one.n));
        let emitted = 0; // the server emits in order, after appending
        let joined = false;
        let after: number | null = null; // where the next page starts; null: live
        const emit = () => {
          const next = journal[emitted];
          if (!next) return;
          emitted += 1;
          if (joined) inbox.live(next);
        };
        const page = () => {
          if (!joined || after === null) return;
          const events = journal.slice(after, after + size);
          const more = after + events.length < journal.length && events.length === size;
          after = more ? after + size : null;
          inbox.page(events, more);
        };
        const join = () => {
          if (joined) return;
          joined = true;
          after = inbox.restart();
        };
        for (const one of steps) {
          if (one === 'append') journal.push(said(journal.length + 1));
          else if (one === 'emit') emit();
          else if (one === 'page') page();
          else if (one === 'drop') joined = false;
          else join();
        }
        join();
        while (after !== null) page();
        while (emitted < journal.length) emit();
        expect(seen).toEqual(journal.map((one) => one.n));
      },
    ),
    { numRuns: 2_000 },
  );
});

test('gaps are legal: other audiences have numbers too', () => {
  const seen: number[] = [];
  const inbox = createInbox((one) => seen.push(one.n));
  inbox.live(said(7));
  inbox.page([said(2), said(4)], false);
  inbox.live(said(9));
  inbox.live(said(9));
  expect(seen).toEqual([2, 4, 7, 9]);
});
