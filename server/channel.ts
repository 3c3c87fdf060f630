// Messages between nodes, at most once: in memory for a single node, by Redis for many. Knows no message.
import type { Redis } from 'ioredis';
import type { Logger } from './log.ts';
import type { RedisConnections } from './redis.ts';

export interface Channel {
  /** Never throws and never waits; without a connection the message is dropped. */
  publish(topic: string, data: Uint8Array): void;
  /** Resolves when messages flow (or are sure to, once the connection is back). Own messages may come back. */
  subscribe(topic: string, heard: (data: Uint8Array) => void): Promise<() => void>;
  /** Called after a lost connection, when every subscription is live again. Returns the undo. */
  onReconnect(back: () => void): () => void;
}

/** For one node: nobody else is there to hear. */
export const lonelyChannel: Channel = {
  publish: () => {},
  subscribe: () => Promise.resolve(() => {}),
  onReconnect: () => () => {},
};

const PREFIX = 'candor:channel:';
/** "I could not speak for a while": what I had to say was dropped, so all compare. */
const SPEAKS_AGAIN = `${PREFIX}!`;
const SUBSCRIBE_MS = 3_000; // an answer that was lost with its connection is not waited for
const TOGETHER_MS = 300; // after an outage every node says so: compared once
type Heard = (data: Uint8Array) => void;

export function createRedisChannel(connections: RedisConnections, log: Logger): Channel {
  const { commands } = connections;
  const listener = connections.open('channel');
  const topics = createTopics(listener);
  const back = new Set<() => void>();
  let before = false; // a connection was up once: the next `ready` is a return
  let dropped = false;
  let timer: NodeJS.Timeout | null = null;

  const returned = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      for (const tell of back) tell();
    }, TOGETHER_MS).unref();
  };
  const send = (topic: string, data: Buffer): void => {
    commands.publish(topic, data).catch((error: unknown) => {
      dropped = true;
      log.debug({ err: error }, 'channel: a message was dropped');
    });
  };
  listener.on('messageBuffer', (topic: Buffer, data: Buffer) => topics.hear(topic.toString(), data));
  listener.on('ready', () => {
    if (before)
      topics
        .again()
        .then(returned, (error: unknown) => log.warn({ err: error }, 'channel: subscribing again failed'));
    before = true;
  });
  commands.on('ready', () => {
    if (dropped) send(SPEAKS_AGAIN, Buffer.alloc(0));
    dropped = false;
  });
  void topics.add(SPEAKS_AGAIN, returned);
  return {
    publish(topic, data) {
      if (commands.status === 'ready') send(PREFIX + topic, Buffer.from(data));
      else dropped = true;
    },
    subscribe: (topic, heard) => topics.add(PREFIX + topic, heard),
    onReconnect(tell) {
      back.add(tell);
      return () => void back.delete(tell);
    },
  };
}

/** Who listens to which topic; one subscription in Redis for each. */
function createTopics(listener: Redis) {
  const topics = new Map<string, Set<Heard>>();
  return {
    hear(topic: string, data: Uint8Array): void {
      for (const heard of topics.get(topic) ?? []) heard(data);
    },
    async add(topic: string, heard: Heard): Promise<() => void> {
      const listeners = topics.get(topic) ?? new Set();
      topics.set(topic, listeners.add(heard));
      // Without a connection ioredis subscribes when it is back, and `again` says so: nobody needs to wait for that.
      const subscribed = listener.subscribe(topic);
      const done = subscribed.catch(() => {});
      if (listener.status === 'ready') await Promise.race([done, limit(SUBSCRIBE_MS)]);
      return () => {
        listeners.delete(heard);
        if (listeners.size > 0 || topics.get(topic) !== listeners) return;
        topics.delete(topic);
        if (listener.status === 'ready') listener.unsubscribe(topic).catch(() => {});
      };
    },
    /** Every topic once more, after a return. Subscribing twice is no harm. */
    async again(): Promise<void> {
      const names = [...topics.keys()];
      if (names.length > 0) await listener.subscribe(...names);
    },
  };
}

function limit(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
