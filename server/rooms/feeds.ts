// The feeds of this node: one for each session that somebody here watches or runs in. Opens with the first, closes
// with the last. Knows no sockets.
import type { RoomEvent } from '../../shared/protocol.ts';
import { createFeed, type Feed } from './feed.ts';
import type { Channel, Journal, Log } from './ports.ts';
import { decode, encode, type Message, topicOf } from './wire.ts';

/** The channel may lose anything, also the word that a seat is revoked: a look at the journal is cheap. */
const recheckMs = 20_000;

interface Open {
  feed: Feed;
  unsubscribe: () => void;
}
export interface Feeds {
  /** From when it resolves, every later event is delivered here, until the undo it returns is called. */
  open(sessionId: string): Promise<() => void>;
  /** Events: this node at once and the others by the channel. Anything else: the other nodes alone. */
  tell(sessionId: string, message: Message): void;
  /** Something may have been missed: compares with the journal. */
  recheck(sessionId: string): void;
  close(): Promise<void>;
}

interface Deps {
  journal: Journal;
  channel: Channel;
  deliver: (sessionId: string, event: RoomEvent) => void;
  /** Another node's wish, about a run or the whole session; everybody hears it. */
  asked: (sessionId: string, message: Exclude<Message, { kind: 'events' }>) => void;
  log: Log;
}

export function createFeeds(deps: Deps): Feeds {
  const { channel } = deps;
  const feeds = new Map<string, { opened: Promise<Open>; users: number }>();

  const start = (sessionId: string) => openFeed(deps, sessionId);
  const drop = async (opened: Promise<Open>) => {
    const open = await opened.catch(() => null); // it never opened: nothing to close
    open?.feed.close();
    open?.unsubscribe();
  };
  const withdraw = (sessionId: string) => {
    const entry = feeds.get(sessionId);
    if (!entry || --entry.users > 0) return;
    feeds.delete(sessionId);
    void drop(entry.opened);
  };
  const recheck = ({ opened }: { opened: Promise<Open> }) =>
    void opened.then(({ feed }) => feed.recheck()).catch(() => {});
  const forget = channel.onReconnect(() => {
    for (const entry of feeds.values()) recheck(entry);
  });

  return {
    async open(sessionId) {
      const entry = feeds.get(sessionId) ?? { opened: start(sessionId), users: 0 };
      entry.users += 1;
      feeds.set(sessionId, entry);
      try {
        await entry.opened;
      } catch (error) {
        if (feeds.get(sessionId) === entry) feeds.delete(sessionId); // the next one tries again
        throw error;
      }
      let done = false;
      return () => {
        if (!done) withdraw(sessionId);
        done = true;
      };
    },
    tell(sessionId, message) {
      channel.publish(topicOf(sessionId), encode(message));
      if (message.kind !== 'events') return; // for another node
      const entry = feeds.get(sessionId);
      if (entry) void entry.opened.then(({ feed }) => feed.offer(message.events)).catch(() => {});
    },
    recheck(sessionId) {
      const entry = feeds.get(sessionId);
      if (entry) recheck(entry);
    },
    async close() {
      forget();
      const open = [...feeds.values()];
      feeds.clear();
      await Promise.all(open.map(({ opened }) => drop(opened)));
    },
  };
}

/** Listens first, then asks where the journal stands: nothing falls between. */
async function openFeed(deps: Deps, sessionId: string): Promise<Open> {
  const { journal, channel, deliver, asked, log } = deps;
  let feed: Feed | null = null;
  const early: RoomEvent[] = []; // heard while the journal was asked for its last number
  const heard = (message: Message | null) => {
    if (message?.kind === 'events') {
      if (feed) feed.offer(message.events);
      else early.push(...message.events);
    } else if (message) asked(sessionId, message);
  };
  const unsubscribe = await channel.subscribe(topicOf(sessionId), (data) => heard(decode(data)));
  try {
    const last = await journal.last(sessionId);
    const emit = (event: RoomEvent) => deliver(sessionId, event);
    feed = createFeed({ sessionId, last, journal, deliver: emit, log });
    feed.offer(early);
    const timer = setInterval(() => feed?.recheck(), recheckMs).unref();
    return {
      feed,
      unsubscribe() {
        clearInterval(timer);
        unsubscribe();
      },
    };
  } catch (error) {
    unsubscribe();
    throw error;
  }
}
