// Who is signed in with this browser, asked once a page; and the way out. Knows no keys.
import type { z } from 'zod';
import type { whoSchema } from '../../../shared/api/users.ts';
import { call } from '../lib/api.ts';
import { backend } from '../lib/backend.ts';
import { byCookie } from '../lib/credentials.ts';

export type Who = z.output<typeof whoSchema>;

let user = $state<Who | null>(null);
let known = $state(false);
let asking: Promise<void> | null = null;
let asked = 0; // an answer from before signing in or out may come after it: only the newest counts

const answer = async () => (await import('../../../shared/api/users.ts')).userOperations.whoAmI.response;

async function look(): Promise<void> {
  // A server that does not answer leaves the page as it is for nobody: keys work as ever.
  const turn = (asked += 1);
  const got = await call(answer, '/api/me', { key: byCookie });
  if (turn !== asked) return;
  user = got.ok && got.data.who?.kind === 'user' ? got.data.who : null;
  known = true;
}

export const me = {
  /** Null: nobody is signed in, or it is not known yet. */
  get user() {
    return user;
  },
  get known() {
    return known;
  },
  load: (): Promise<void> => (asking ??= look()),
  /** After signing in. */
  again: (): Promise<void> => (asking = look()),
  /** False: the server did not hear of it. */
  async signOut(): Promise<boolean> {
    const done = await fetch(`${backend}/api/sign-out`, { method: 'POST' }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (done) {
      asked += 1;
      user = null;
    }
    return done;
  },
};
