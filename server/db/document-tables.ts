// The tables of shared documents, as Kysely sees them. Column meanings: the migrations.
import type { GeneratedAlways } from 'kysely';
import type { Json, Time } from './schema.ts';

export interface DocUpdatesTable {
  session_id: string;
  name: string;
  seq: GeneratedAlways<string>; // bigint: a string in pg
  at: Time;
  by_seat: string | null;
  data: Uint8Array;
}
export interface DocSnapshotsTable {
  session_id: string;
  name: string;
  up_to: string;
  at: Time;
  data: Uint8Array;
}
export interface DocAuthorsTable {
  session_id: string;
  name: string;
  client: string; // bigint: a string in pg
  seat: string;
}
export interface DocCursorsTable {
  session_id: string;
  seq: GeneratedAlways<string>;
  at: Time;
  by_seat: string;
  moves: Json;
  total: number;
}
