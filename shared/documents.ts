// The shared documents: their names, the keys of their texts, the wire's message types, one line ending.
// Knows neither Yjs nor sockets.
import { z } from 'zod';
import type { Language } from './languages.ts';
import type { Role } from './protocol.ts';

/** `code`: the editor; `notes`: interviewers alone; `board`: the whiteboard. */
export const docNames = ['code', 'notes', 'board'] as const;
export const docNameSchema = z.enum(docNames);
export type DocName = z.infer<typeof docNameSchema>;

/**
 * Message types of the document socket. 0 to 3 are y-websocket's; `saved` is ours and goes from server to client:
 * varuint 100, the stored state vector as VarUint8Array, then a varuint: how many edit messages of THIS connection
 * are stored. A stock provider needs `provider.messageHandlers[100]`, else it logs 'Unable to compute message'.
 */
export const docMessages = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, saved: 100 } as const;

/** Sent as `?v=`; a node that speaks another version closes with `closeCodes.outdated`: reload the page. */
export const documentVersion = 1;

/** The key of a question's text in `code`: `doc.getText('q1/python')`. `question` counts from 1. */
export function codeKey(question: number, language: Language): string {
  return `q${question}/${language}`;
}

/** The one text of `notes`. */
export const notesKey = 'notes';

/** Every line end becomes `\n`: a lone `\r` desynchronises y-monaco. */
export function normaliseLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** What a seat may do with a document: the same answer for the server's door and the browser's editor. */
export function docAccess(
  seat: { role: Role; write: boolean },
  name: DocName,
): { read: boolean; write: boolean } {
  const interviewer = seat.role === 'interviewer';
  if (name === 'notes') return { read: interviewer, write: interviewer };
  return { read: true, write: seat.write };
}

/** Distinguishable on dark and light, the same for a seat on every node and in every browser. */
const colours = ['#2f81f7', '#d29922', '#3fb950', '#db61a2', '#a371f7', '#f0883e', '#39c5cf', '#e5534b'];
export function seatColour(seatId: string): string {
  let hash = 0;
  for (const char of seatId) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return colours[hash % colours.length] ?? '#2f81f7';
}
