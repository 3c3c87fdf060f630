// Passkeys in this browser: whether it has them here, signing in with one, adding one. The library's only place.
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';
import { z } from 'zod';
import { call, type Got } from '../lib/api.ts';
import { t } from '../lib/i18n/words.ts';

/** `origin`: the page where the server accepts them; null: nowhere. */
export const passkeysWork = (origin: string | null): boolean =>
  origin === location.origin && browserSupportsWebAuthn();

// The server made these for the browser, and the browser checks them.
const creation = z.custom<PublicKeyCredentialCreationOptionsJSON>((value) => typeof value === 'object');
const request = z.custom<PublicKeyCredentialRequestOptionsJSON>((value) => typeof value === 'object');

/** The browser asks its owner which passkey; then the cookie is set. */
export async function signInByPasskey(): Promise<Got<object>> {
  const asked = await call(request, '/api/sign-in/passkey/options', { body: {} });
  if (!asked.ok) return asked;
  const answered = await dialog(startAuthentication({ optionsJSON: asked.data }));
  if (!answered.ok) return answered;
  const got = await call(z.object({}), '/api/sign-in/passkey', { body: { answer: answered.data } });
  return got.ok || got.status !== 401
    ? got
    : failed(t('This passkey is not known here, or its owner may not sign in. Ask an administrator.'));
}

/** For whoever is signed in. */
export async function addPasskey(name: string): Promise<Got<object>> {
  const asked = await call(creation, '/api/passkeys/options', { body: {} });
  if (!asked.ok) return asked;
  const made = await dialog(startRegistration({ optionsJSON: asked.data }));
  if (!made.ok) return made;
  return call(z.object({ id: z.string() }), '/api/passkeys', { body: { name, answer: made.data } });
}

const failed = (message: string): Got<never> => ({ ok: false, status: 0, message });

/** The browser's own dialog; closing it is a failure like others, and harms nothing. */
async function dialog<T>(shown: Promise<T>): Promise<Got<T>> {
  try {
    return { ok: true, data: await shown };
  } catch (error) {
    return failed(
      error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'
        ? t('This device has a passkey for you already.')
        : t('The browser did not use a passkey: its dialog was closed, or took too long.'),
    );
  }
}
