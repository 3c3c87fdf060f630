// What every store promises, run against each database: the same answers from PGlite and from PostgreSQL.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenDatabase, openDatabase } from '../../../server/db/database.ts';
import { createDocuments } from '../../../server/db/documents.ts';
import { NoSuchSession } from '../../../server/db/errors.ts';
import { createJournal } from '../../../server/db/journal.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { createSessions } from '../../../server/db/sessions.ts';
import type { Move, Moves } from '../../../shared/replay/cursors.ts';
import { auditStore } from './audit-store.ts';
import { auditedActs } from './audited-acts.ts';
import { questionStores } from './question-stores.ts';
import { smallStores } from './small-stores.ts';
import { bytes, joined, left, runEnded, said, session, started } from './rows.ts';

export interface Place {
  where: { url: string } | { folder: string };
  remove(): Promise<void>;
}

export function storeContract(name: string, makePlace: () => Promise<Place>): void {
  describe(name, () => {
    let place: Place;
    let opened: OpenDatabase;
    beforeAll(async () => {
      place = await makePlace();
      opened = await openDatabase(place.where, () => {});
      await migrate(opened.db);
    });
    afterAll(async () => {
      await opened?.close();
      await place?.remove();
    });
    const sessions = () => createSessions(opened.db);

    test('migrating again changes nothing', async () => {
      expect(await migrate(opened.db)).toEqual([]);
      expect(await opened.available()).toBe(true);
    });

    test('a session comes back as it was stored, with odd characters made storable', async () => {
      const ada = session({ candidateName: 'Ada \0 \ud800 🦉', metadata: { 'k\0': ['\0', 1, null] } });
      await sessions().insert(ada);
      const expected = {
        ...ada,
        candidateName: 'Ada \uFFFD \uFFFD 🦉',
        metadata: { 'k\uFFFD': ['\uFFFD', 1, null] },
      };
      expect(await sessions().find(ada.id)).toEqual(expected);
      expect(await sessions().find('test_none')).toBeNull();
    });

    test('a session advances within its questions and ends once', async () => {
      const one = session({ endsAt: 1_000 });
      await sessions().insert(one);
      expect(await sessions().advance(one.id, 2)).toBe(true);
      expect(await sessions().advance(one.id, 3)).toBe(false);
      expect(await sessions().advance(one.id, 0)).toBe(false);
      expect((await sessions().find(one.id))?.current).toBe(2);
      expect(await sessions().due(Date.now(), 100)).toContain(one.id);
      const ends = await Promise.all([1, 2, 3].map(() => sessions().end(one.id, 'caller', 5_000)));
      expect(ends.filter(Boolean)).toHaveLength(1);
      expect(await sessions().due(Date.now(), 100)).not.toContain(one.id);
      expect(await sessions().advance(one.id, 1)).toBe(false);
      expect(await sessions().find(one.id)).toMatchObject({
        active: false,
        endReason: 'caller',
        completedAt: 5_000,
      });
    });

    test('the list pages by cursor without gaps, equal times included', async () => {
      const mine = ['a', 'b', 'c', 'd', 'e'].map((letter, index) =>
        session({
          id: `test_page_${letter}`,
          ownerKey: 'key_page',
          startedAt: 1_000_000 + Math.floor(index / 2),
        }),
      );
      for (const one of mine) await sessions().insert(one);
      const seen: string[] = [];
      let after: { startedAt: number; id: string } | undefined;
      for (;;) {
        const page = await sessions().list({ ownerKey: 'key_page', limit: 2, ...(after && { after }) });
        if (page.length === 0) break;
        seen.push(...page.map((one) => one.id));
        after = page.at(-1);
      }
      expect(seen).toEqual(['e', 'd', 'c', 'b', 'a'].map((letter) => `test_page_${letter}`));
      const found = await sessions().list({ ownerKey: 'key_page', candidateName: '100%', limit: 9 });
      expect(found).toEqual([]); // % is a letter here
      expect((await sessions().update('test_page_a', { candidateName: '100% Ada' }))?.candidateName).toBe(
        '100% Ada',
      );
      const [hit] = await sessions().list({ ownerKey: 'key_page', candidateName: '100% a', limit: 9 });
      expect(hit).toMatchObject({ id: 'test_page_a', totalQuestions: 2 });
    });

    test('the journal numbers without gaps, whoever appends at once', async () => {
      const one = session({});
      await sessions().insert(one);
      const journal = createJournal(opened.db);
      const texts = Array.from({ length: 30 }, (_, index) => String(index));
      const appended = await Promise.all(
        texts.map((text) => journal.append(one.id, 'seat_a', [said(text), said(text)])),
      );
      const events = await journal.read(one.id, { after: 0, limit: 1_000, audience: 'interviewers' });
      expect(events.map((event) => event.n)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
      expect(events).toEqual(appended.flat().toSorted((a, b) => a.n - b.n));
      expect(await journal.last(one.id)).toBe(60);
    });

    test('the journal keeps interviewers\u2019 events from the room, and text that no database takes', async () => {
      const one = session({});
      await sessions().insert(one);
      const journal = createJournal(opened.db);
      const text = 'nul \0, half a pair \udc00, \\u0000 as typed';
      const stored = await journal.append(one.id, null, [
        said(text),
        said('between us', 'interviewers'),
        said('bye'),
      ]);
      expect(stored[0]).toMatchObject({
        n: 1,
        by: null,
        text: 'nul \uFFFD, half a pair \uFFFD, \\u0000 as typed',
      });
      const room = await journal.read(one.id, { after: 0, limit: 10, audience: 'room' });
      expect(room).toEqual([stored[0], stored[2]]);
      expect(await journal.read(one.id, { after: 1, limit: 1, audience: 'interviewers' })).toEqual([
        stored[1],
      ]);
      await expect(journal.append('test_none', null, [said('?')])).rejects.toThrow(NoSuchSession);
    });

    test('a failing outbox takes its events with it', async () => {
      const one = session({});
      await sessions().insert(one);
      const failing = createJournal(opened.db, () => Promise.reject(new Error('outbox full')));
      await expect(failing.append(one.id, null, [said('lost')])).rejects.toThrow('outbox full');
      const [event] = await createJournal(opened.db).append(one.id, null, [said('kept')]);
      expect(event?.n).toBe(1);
    });

    test('a starting server finds what a crash left open', async () => {
      const one = session({});
      await sessions().insert(one);
      const journal = createJournal(opened.db);
      const [in_, out, run, done] = [joined(one.id, 'a'), left('b'), started('r1'), started('r2')];
      await journal.append(one.id, null, [joined(one.id, 'b'), in_, out, run, done, runEnded('r2')]);
      expect(await journal.unfinished()).toEqual([{ sessionId: one.id, run: 'r1' }]);
      expect(await journal.present()).toEqual([{ sessionId: one.id, seat: 'a' }]);
      await sessions().end(one.id, 'caller', 1);
      expect(await journal.present()).toEqual([]);
      await journal.append(one.id, null, [runEnded('r1')]);
      expect(await journal.unfinished()).toEqual([]);
    });

    test('documents: edits in order, with time and author, from a snapshot on', async () => {
      const one = session({});
      await sessions().insert(one);
      const documents = createDocuments(opened.db);
      expect(await documents.load('test_none', 'code')).toBeNull();
      expect(await documents.load(one.id, 'code')).toEqual({
        snapshot: null,
        updates: [],
        authors: [],
        last: '0',
      });
      const row = (n: number, sessionId = one.id) => ({
        sessionId,
        name: 'code' as const,
        at: n,
        by: `seat_${n % 2}`,
        data: bytes(n),
      });
      const rows = Array.from({ length: 2_300 }, (_, index) => row(index + 1));
      expect(await documents.append([...rows.slice(0, 100), row(1, 'test_none')])).toEqual({
        missing: ['test_none'],
      });
      await documents.append(rows.slice(100));
      const loaded = await documents.load(one.id, 'code');
      expect(loaded?.updates).toEqual(rows.map((each) => each.data));
      expect(loaded?.updates[0]?.constructor).toBe(Uint8Array);
      expect(await documents.updatesUntil(one.id, 'code', 50)).toEqual(
        rows.slice(0, 50).map((each) => each.data),
      );

      const upTo = loaded?.last ?? '';
      await documents.saveSnapshot({ sessionId: one.id, name: 'code', upTo, data: bytes(7) });
      await documents.saveSnapshot({ sessionId: one.id, name: 'code', upTo: '1', data: bytes(8) }); // late and old
      await documents.saveSnapshot({ sessionId: 'test_none', name: 'code', upTo: '1', data: bytes(8) });
      await documents.append([row(9_999)]);
      const again = await documents.load(one.id, 'code');
      expect(again).toMatchObject({ snapshot: bytes(7), updates: [bytes(9_999)] });
      const history = [];
      for await (const page of documents.history(one.id, 'code')) history.push(...page);
      expect(history).toHaveLength(2_301);
      expect(history[1]).toMatchObject({ at: 2, by: 'seat_0', data: bytes(2) });
      for (const n of [10_001, 10_002]) await documents.append([{ ...row(n), claims: [7, n] }]);
      expect((await documents.load(one.id, 'code'))?.authors.toSorted(([a], [b]) => a - b)).toEqual([
        [7, 'seat_1'], // who was first keeps it
        [10_001, 'seat_1'],
        [10_002, 'seat_0'],
      ]);
    });

    test('cursors: in order by page, of sessions that are there, up to a number', async () => {
      const [one, full] = [session({}), session({})];
      for (const each of [one, full]) await sessions().insert(each);
      const cursors = createDocuments(opened.db);
      const row = (at: number, sessionId: string, moves: Move[]) => ({ sessionId, at, by: 'seat_a', moves });
      const gone = [5, null] satisfies Move;
      await cursors.appendCursors([
        row(1_000, one.id, [[0, ['q1/python', [7, 3], null]], gone]),
        row(1_000, 'test_none', [gone]),
        row(2_000, one.id, [gone]),
      ]);
      const many = Array.from({ length: 30_000 }, () => gone);
      for (const at of [1, 2, 3]) await cursors.appendCursors([row(at, full.id, many)]);
      const read = async (id: string) => {
        const rows: Moves[] = [];
        for await (const page of cursors.cursorHistory(id)) rows.push(...page);
        return rows;
      };
      expect(await read(one.id)).toEqual([
        { at: 1_000, by: 'seat_a', moves: [[0, ['q1/python', [7, 3], null]], gone] },
        { at: 2_000, by: 'seat_a', moves: [gone] },
      ]);
      expect((await read(full.id)).map(({ at }) => at)).toEqual([1, 2]);
      await sessions().remove(one.id);
      expect(await read(one.id)).toEqual([]);
    });

    smallStores(() => opened.db);
    questionStores(() => opened.db);
    auditStore(() => opened.db);
    auditedActs(() => opened.db);
  });
}
