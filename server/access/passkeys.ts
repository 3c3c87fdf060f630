// Passkeys: made by somebody who is signed in, and the way in from then on. Knows no HTTP and no cookies.
import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import type { MadePasskey, SignedPasskey } from './passkey-answers.ts';
import type { UserRecord } from './sign-ins.ts';
import { tokenHash } from './token.ts';

export type CreationOptions = PublicKeyCredentialCreationOptionsJSON;
export type RequestOptions = PublicKeyCredentialRequestOptionsJSON;

/** Times are milliseconds since 1970. */
export interface PasskeyRecord {
  id: string; // "passkey_…"
  userId: string;
  credentialId: string; // base64url
  publicKey: string; // COSE in base64url
  counter: number; // of signatures; some authenticators stay at 0
  transports: string[];
  backedUp: boolean; // is kept by a provider, on several devices
  name: string;
  createdAt: number;
  lastUsedAt: number | null;
}
export interface PasskeyStore {
  insert(passkey: Omit<PasskeyRecord, 'lastUsedAt'>): Promise<PasskeyRecord | null>;
  findByCredential(credentialId: string): Promise<PasskeyRecord | null>;
  list(userId: string): Promise<PasskeyRecord[]>;
  used(id: string, use: { counter: number; backedUp: boolean; at: number }): Promise<boolean>;
}
export interface ChallengeStore {
  keep(hash: string, userId: string | null, times: { now: number; expiresAt: number }): Promise<void>;
  take(hash: string, now: number): Promise<{ userId: string | null } | null>;
}

/** EdDSA, ES256, RS256, as COSE numbers them: what all browsers and devices speak. */
const supportedAlgorithmIDs = [-8, -7, -257];
const ANSWER_MS = 5 * 60_000; // how long a challenge may be answered
const MOST_PASSKEYS = 20; // of one person

/** Where passkeys of this installation work. Null: browsers give none there: an address by number, or no https. */
export function siteOf(publicUrl: string): { origin: string; rpId: string } | null {
  const { origin, protocol, hostname } = new URL(publicUrl);
  const home = hostname === 'localhost' || hostname.endsWith('.localhost');
  if (isIP(hostname.replaceAll(/^\[|\]$/g, '')) !== 0 || (protocol !== 'https:' && !home)) return null;
  return { origin, rpId: hostname };
}

export type Passkeys = ReturnType<typeof createPasskeys>;
interface Given {
  store: PasskeyStore;
  challenges: ChallengeStore;
  site: { origin: string; rpId: string };
  refused: (error: unknown) => void;
  now: () => number;
}

/** `refused` hears why an answer did not hold; whoever gave it is told no reason. */
export function createPasskeys(given: Given) {
  const challenges = createChallenges(given);
  const hold = <T>(checked: Promise<T>): Promise<T | null> =>
    checked.catch((error: unknown) => {
      given.refused(error);
      return null;
    });
  return { ...adding(given, challenges, hold), ...signing(given, challenges, hold) };
}

type Challenges = ReturnType<typeof createChallenges>;
type Hold = <T>(checked: Promise<T>) => Promise<T | null>;

function createChallenges({ challenges, now }: Given) {
  return {
    /** A new one for whoever adds a passkey, or for a sign-in (null). */
    async fresh(userId: string | null): Promise<Uint8Array<ArrayBuffer>> {
      const bytes = new Uint8Array(randomBytes(32));
      const at = now();
      const hash = tokenHash(Buffer.from(bytes).toString('base64url'));
      await challenges.keep(hash, userId, { now: at, expiresAt: at + ANSWER_MS });
      return bytes;
    },
    /** The challenge that was answered, which nobody can answer again. Null: it is not one of ours, or over. */
    async answered(clientDataJSON: string, userId: string | null): Promise<string | null> {
      const said = challengeIn(clientDataJSON);
      const held = said === null ? null : await challenges.take(tokenHash(said), now());
      return held?.userId === userId ? said : null;
    },
  };
}

function adding({ store, site, now }: Given, challenges: Challenges, hold: Hold) {
  return {
    /** What the browser is to make a passkey from. Null: this person has as many as anybody may. */
    async begin(user: UserRecord): Promise<CreationOptions | null> {
      const own = await store.list(user.id);
      if (own.length >= MOST_PASSKEYS) return null;
      return generateRegistrationOptions({
        rpName: 'Candor',
        supportedAlgorithmIDs,
        rpID: site.rpId,
        userName: user.email,
        userDisplayName: user.name,
        userID: new TextEncoder().encode(user.id),
        challenge: await challenges.fresh(user.id),
        timeout: ANSWER_MS,
        excludeCredentials: own.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
        // It is the only thing asked for at sign-in: it must name its holder, and the device must know its owner.
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
    },

    /** Null: the answer does not hold, or the passkey is there already. */
    async add(user: UserRecord, name: string, made: MadePasskey): Promise<PasskeyRecord | null> {
      const challenge = await challenges.answered(made.response.clientDataJSON, user.id);
      if (challenge === null) return null;
      const checked = await hold(
        verifyRegistrationResponse({ response: made, supportedAlgorithmIDs, ...expected(site, challenge) }),
      );
      if (checked?.verified !== true) return null;
      const { credential, credentialBackedUp } = checked.registrationInfo;
      return store.insert({
        id: `passkey_${randomBytes(9).toString('base64url')}`,
        userId: user.id,
        credentialId: credential.id,
        publicKey: Buffer.from(credential.publicKey).toString('base64url'),
        counter: credential.counter,
        transports: made.response.transports,
        backedUp: credentialBackedUp,
        name,
        createdAt: now(),
      });
    },
  };
}

function signing({ store, site, now }: Given, challenges: Challenges, hold: Hold) {
  return {
    /** What the browser is to sign; it asks its owner which passkey. */
    ask: async (): Promise<RequestOptions> =>
      generateAuthenticationOptions({
        rpID: site.rpId,
        challenge: await challenges.fresh(null),
        timeout: ANSWER_MS,
        userVerification: 'required',
      }),

    /** Whose passkey signed. Null: an unknown or removed one, another site's, a copy, or too late. */
    async accept(signed: SignedPasskey): Promise<PasskeyRecord | null> {
      const challenge = await challenges.answered(signed.response.clientDataJSON, null);
      const passkey = challenge === null ? null : await store.findByCredential(signed.id);
      if (challenge === null || passkey === null) return null;
      if (Buffer.from(signed.response.userHandle, 'base64url').toString() !== passkey.userId) return null;
      const credential = {
        id: passkey.credentialId,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
      };
      const ask = { response: signed, credential, ...expected(site, challenge) };
      const checked = await hold(verifyAuthenticationResponse(ask));
      if (checked?.verified !== true) return null;
      const { newCounter: counter, credentialBackedUp: backedUp } = checked.authenticationInfo;
      return (await store.used(passkey.id, { counter, backedUp, at: now() })) ? passkey : null;
    },
  };
}

const expected = ({ origin, rpId }: Given['site'], expectedChallenge: string) => ({
  expectedChallenge,
  expectedOrigin: origin,
  expectedRPID: rpId,
});

const clientDataSchema = z.object({ challenge: z.string().min(1).max(200) });

/** Only to find it again; whether the rest holds is checked by the library. */
function challengeIn(clientDataJSON: string): string | null {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString());
    return clientDataSchema.safeParse(data).data?.challenge ?? null;
  } catch {
    return null; // no JSON: not made by a browser
  }
}
