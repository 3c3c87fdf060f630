// The steps of signing in and out that only our own page takes: they set the cookie, so they are no part of the API.
// Knows no provider and no database.
import type Router from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import { AppError, unauthorized } from '../errors.ts';
import type { Cookies } from './cookies.ts';
import { readJson } from './json-body.ts';
import type { Limits } from './limits.ts';
import type { Refusals } from './refusals.ts';
import { check } from './request-checks.ts';

/** A browser session that was opened; `expiresAt` is ms since 1970. */
export interface Opened {
  token: string;
  expiresAt: number;
}
export interface Client {
  address: string;
  agent: string;
}
/** What the routes need; `held` is the token of the browser's session until now, which ends with the new one. */
export interface SignInDoor {
  /** Null: the link is unknown, used or expired. */
  byInvitation(token: string, client: Client, held: string | null): Promise<Opened | null>;
  signOut(token: string): Promise<void>;
  /** Null: no provider is configured. */
  provider: {
    /** Where to send the browser, and what to hold its return against. Null: the provider is away. */
    start(to: string): Promise<{ url: string; flow: string; seconds: number } | null>;
    finish(
      search: string,
      flow: string,
      client: Client,
      held: string | null,
    ): Promise<{ ok: true; opened: Opened; to: string } | { ok: false; why: string }>;
  } | null;
}
export interface SignInParts {
  signIn: SignInDoor;
  cookies: Cookies;
  limits: Limits;
  refusals: Pick<Refusals, 'signIn'>;
  publicUrl: string;
}

const invitationBody = z.strictObject({ token: z.string().min(1).max(200) });
const startQuery = z.object({ to: z.string().max(500).default('/desk') });

/** A step under its name in logs and metrics. */
export const named = (id: string, run: (ctx: Context) => Promise<void>) => async (ctx: Context) => {
  ctx.state['operation'] = id;
  ctx.set('Cache-Control', 'no-store');
  await run(ctx);
};

export function signInRoutes(router: Router, parts: SignInParts): void {
  const { signIn, cookies } = parts;
  router.post(
    '/api/sign-in/invitation',
    named('signInByInvitation', async (ctx) => {
      await fromPage(parts, ctx);
      const { token } = check(invitationBody, await readJson(ctx.req));
      const opened = await signIn.byInvitation(token, clientOf(ctx), cookies.session.read(ctx.headers));
      if (!opened) {
        await parts.refusals.signIn('invitation', clientOf(ctx));
        throw unauthorized('this link is not valid: unknown, used before or expired');
      }
      remember(cookies, ctx, opened);
      ctx.body = {};
    }),
  );
  router.post(
    '/api/sign-out',
    named('signOut', async (ctx) => {
      cookies.checkOrigin(ctx.headers);
      const token = cookies.session.read(ctx.headers);
      if (token !== null) await signIn.signOut(token);
      ctx.append('Set-Cookie', cookies.session.clear());
      ctx.body = {};
    }),
  );
  providerRoutes(router, parts);
}

function providerRoutes(router: Router, parts: SignInParts): void {
  const { cookies, publicUrl } = parts;
  const providerOf = () => {
    if (parts.signIn.provider) return parts.signIn.provider;
    throw new AppError('not_found', 404, 'no OpenID provider is configured here');
  };
  router.get(
    '/api/sign-in/oidc',
    named('signInByProvider', async (ctx) => {
      const provider = providerOf();
      await counted(parts, ctx);
      const { to } = check(startQuery, { ...ctx.query });
      const begun = await provider.start(ownPath(to, publicUrl));
      if (begun) ctx.append('Set-Cookie', cookies.flow.write(begun.flow, begun.seconds));
      ctx.redirect(begun?.url ?? `${publicUrl}/sign-in#problem=away`);
    }),
  );
  router.get(
    '/api/sign-in/oidc/callback',
    named('signInReturn', async (ctx) => {
      const provider = providerOf();
      await counted(parts, ctx);
      const flow = cookies.flow.read(ctx.headers);
      ctx.append('Set-Cookie', cookies.flow.clear());
      // Without the cookie somebody else began this sign-in: whoever follows such a link would be signed in as them.
      const done =
        flow === null
          ? { ok: false as const, why: 'expired' }
          : await provider.finish(ctx.search, flow, clientOf(ctx), cookies.session.read(ctx.headers));
      if (done.ok) remember(cookies, ctx, done.opened);
      else await parts.refusals.signIn('oidc', clientOf(ctx));
      ctx.redirect(publicUrl + (done.ok ? done.to : `/sign-in#problem=${done.why}`));
    }),
  );
}

export function remember(cookies: Cookies, ctx: Context, { token, expiresAt }: Opened): void {
  ctx.append('Set-Cookie', cookies.session.write(token, (expiresAt - Date.now()) / 1000));
}

/** Throws where too many were asked, or another page asks. */
export async function fromPage(parts: SignInParts, ctx: Context): Promise<void> {
  await counted(parts, ctx);
  parts.cookies.checkOrigin(ctx.headers);
}

/** Tries are counted by address, whoever they are for. */
async function counted({ limits }: SignInParts, ctx: Context): Promise<void> {
  const used = await limits.count('signIn', { kind: 'anonymous' }, ctx.ip);
  if (used.allowed) return;
  throw new AppError('rate_limited', 429, 'too many tries to sign in', { retryAfter: used.resetSeconds });
}

export const clientOf = (ctx: Context): Client => ({
  address: ctx.ip.replace(/^::ffff:/, ''),
  agent: ctx.get('User-Agent'),
});

/** A path of our own page; anything that would lead elsewhere becomes the desk. */
export function ownPath(to: string, publicUrl: string): string {
  const desk = '/desk';
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(to) || !URL.canParse(to, publicUrl)) return desk;
  const { origin, pathname, search, hash } = new URL(to, publicUrl);
  return origin === new URL(publicUrl).origin && !pathname.startsWith('//') && !pathname.startsWith('/api/')
    ? pathname + search + hash
    : desk;
}
