// The German texts, one file for each part of the app. Says "Sie"; what is not here is said in English.
import { app } from './app.ts';
import { copy } from './copy.ts';
import { shared } from './shared.ts';
import { desk } from './desk.ts';
import { administration } from './administration.ts';
import { report } from './report.ts';
import { home } from './home.ts';
import { board } from './board.ts';
import { lobby } from './lobby.ts';
import { log } from './log.ts';
import { replay } from './replay.ts';
import { roomPeople } from './room-people.ts';
import { runs } from './runs.ts';
import { room } from './room.ts';
import { organisations } from './organisations.ts';
import { passkeys } from './passkeys.ts';
import { parts } from './parts.ts';
import { pauses } from './pauses.ts';
import { questionEditor } from './question-editor.ts';
import { usage } from './usage.ts';

export const german = {
  ...app,
  ...copy,
  ...shared,
  ...desk,
  ...administration,
  ...report,
  ...home,
  ...board,
  ...lobby,
  ...log,
  ...replay,
  ...roomPeople,
  ...runs,
  ...room,
  ...organisations,
  ...passkeys,
  ...parts,
  ...pauses,
  ...questionEditor,
  ...usage,
};
export type German = typeof german;
