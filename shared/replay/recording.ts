// Reads the lines of a recording into edits and events in order. Knows neither files, nor network, nor Yjs.
import type { RoomEvent } from '../protocol.ts';
import type { Where } from './cursors.ts';
import { type Header, type Line, lineSchema } from './lines.ts';

export interface Edit {
  at: number; // ms since 1970
  by: string | null;
  doc: 'code' | 'board';
  update: string; // base64
}
/** Where one person's cursor went. */
export interface CursorStep {
  at: number; // ms since 1970
  where: Where;
}
export interface Recording {
  header: Header;
  /** Of each document in the order in which they were stored: two nodes' clocks may differ, and `at` step back. */
  edits: Edit[];
  events: RoomEvent[];
  /** By seat, in order of time. Recordings of version 1 have none. */
  cursors: Map<string, CursorStep[]>;
  /** False: it was cut off, or counts say that something is missing. */
  whole: boolean;
}

/** A sentence for people says what is wrong with it. */
export class BadRecording extends Error {}

export interface Reader {
  /** One line without its end. Throws BadRecording. Empty lines are skipped. */
  line(text: string): void;
  /** Throws BadRecording when there was no header. */
  done(): Recording;
}

export function createReader(): Reader {
  let header: Header | null = null;
  let counted: Extract<Line, { kind: 'end' }> | null = null;
  let number = 0;
  const edits: Edit[] = [];
  const events: RoomEvent[] = [];
  const cursors = new Map<string, CursorStep[]>();
  let moves = 0;

  const take = (line: Line): void => {
    if (line.kind === 'session') header = line;
    else if (header === null) throw new BadRecording('this is not a recording of an interview');
    switch (line.kind) {
      case 'edits':
        for (const [after, update] of line.edits)
          edits.push({ at: line.at + after, by: line.by, doc: line.doc, update });
        return;
      case 'event':
        events.push(line.event);
        return;
      case 'cursors': {
        const steps = cursors.get(line.by) ?? [];
        cursors.set(line.by, steps);
        for (const [after, where] of line.moves) steps.push({ at: line.at + after, where });
        moves += line.moves.length;
        return;
      }
      case 'end':
        counted = line;
        return;
      case 'session':
      case 'signature':
        return;
    }
  };
  return {
    line(text) {
      number += 1;
      if (text.trim() !== '') take(parsed(text, number));
    },
    done() {
      if (header === null) throw new BadRecording('this is not a recording of an interview');
      const whole =
        counted?.edits === edits.length && counted.events === events.length && counted.moves === moves;
      for (const steps of cursors.values()) steps.sort((a, b) => a.at - b.at); // nodes' clocks differ a little
      return { header, edits, events: events.sort((a, b) => a.n - b.n), cursors, whole };
    },
  };
}

function parsed(text: string, number: number): Line {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BadRecording(`line ${number} cannot be read`);
  }
  const line = lineSchema.safeParse(value);
  if (!line.success) throw new BadRecording(`line ${number} is not a line of a recording`);
  return line.data;
}
