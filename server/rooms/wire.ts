// What nodes tell each other about one room, on one topic a session. Knows no Redis.
import { z } from 'zod';
import { eventSchema } from '../../shared/protocol.ts';

const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('events'), events: z.array(eventSchema) }),
  z.object({ kind: z.literal('removed') }), // the session is no more
  z.object({ kind: z.literal('stop'), run: z.string() }),
  z.object({ kind: z.literal('typed'), run: z.string(), by: z.string(), text: z.string(), end: z.boolean() }),
]);
export type Message = z.infer<typeof messageSchema>;

export const topicOf = (sessionId: string): string => `room/${sessionId}`;
export const encode = (message: Message): Uint8Array => Buffer.from(JSON.stringify(message));

/** Null: not one of ours, such as a message of a newer version during a rolling update. */
export function decode(data: Uint8Array): Message | null {
  try {
    return messageSchema.safeParse(JSON.parse(Buffer.from(data).toString())).data ?? null;
  } catch {
    return null; // not JSON
  }
}
