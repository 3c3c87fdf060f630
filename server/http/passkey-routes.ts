// The steps of making a passkey and of signing in with one, which only our own page takes, by the browser's dialog.
// Knows no signatures and no database. What is stored of passkeys is read, named and removed by the table's operations.
import type Router from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import { nameText } from '../../shared/api/operation.ts';
import { madePasskeySchema, signedPasskeySchema } from '../access/passkey-answers.ts';
import type { MadePasskey, SignedPasskey } from '../access/passkey-answers.ts';
import { AppError, unauthorized } from '../errors.ts';
import { readJson } from './json-body.ts';
import { check } from './request-checks.ts';
import {
  type Client,
  clientOf,
  fromPage,
  named,
  type Opened,
  remember,
  type SignInParts,
} from './sign-in-routes.ts';

export interface PasskeyDoor {
  /** What the browser is to sign. */
  ask(): Promise<object>;
  /** Null: the answer does not hold, or its owner is disabled. `held`: the browser's session until now. */
  accept(signed: SignedPasskey, client: Client, held: string | null): Promise<Opened | null>;
  /** What a passkey of whoever is signed in by `held` is made from. */
  begin(held: string | null): Promise<Step<object>>;
  add(
    held: string | null,
    ask: { name: string; made: MadePasskey },
    client: Client,
  ): Promise<Step<{ id: string }>>;
}
export type Step<T> = { ok: true; value: T } | { ok: false; why: 'nobody' | 'stale' | 'full' | 'refused' };

const signBody = z.strictObject({ answer: signedPasskeySchema });
const addBody = z.strictObject({ name: nameText, answer: madePasskeySchema });

/** `passkeys`: null where browsers give none. */
export function passkeyRoutes(router: Router, parts: SignInParts & { passkeys: PasskeyDoor | null }): void {
  const { cookies } = parts;
  const route = (path: `/${string}`, id: string, run: (ctx: Context, door: PasskeyDoor) => Promise<object>) =>
    router.post(
      path,
      named(id, async (ctx) => {
        await fromPage(parts, ctx);
        if (parts.passkeys === null)
          throw new AppError('not_found', 404, 'passkeys need PUBLIC_URL to be a name, with https');
        ctx.body = await run(ctx, parts.passkeys);
      }),
    );
  const held = (ctx: Context) => cookies.session.read(ctx.headers);

  route('/api/sign-in/passkey/options', 'passkeyOptions', (_, door) => door.ask());
  route('/api/sign-in/passkey', 'signInByPasskey', async (ctx, door) => {
    const { answer } = check(signBody, await readJson(ctx.req));
    const opened = await door.accept(answer, clientOf(ctx), held(ctx));
    if (opened === null) {
      await parts.refusals.signIn('passkey', clientOf(ctx));
      throw unauthorized('this passkey is not known here, or its answer does not hold');
    }
    remember(cookies, ctx, opened);
    return {};
  });
  route('/api/passkeys/options', 'newPasskeyOptions', async (ctx, door) => done(await door.begin(held(ctx))));
  route('/api/passkeys', 'addPasskey', async (ctx, door) => {
    const { name, answer } = check(addBody, await readJson(ctx.req));
    return done(await door.add(held(ctx), { name, made: answer }, clientOf(ctx)));
  });
}

function done<T>(step: Step<T>): T {
  if (step.ok) return step.value;
  switch (step.why) {
    case 'nobody':
      throw unauthorized('sign in first: a passkey is added by its owner');
    case 'stale':
      throw new AppError('sign_in_again', 403, 'sign in again: a passkey is added within ten minutes of it');
    case 'full':
      throw new AppError('full', 409, 'there are as many passkeys as one person may have: remove one');
    case 'refused':
      throw new AppError('invalid', 400, 'this passkey does not hold: its answer is late, forged or known');
  }
}
