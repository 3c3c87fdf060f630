// Passkeys in a real browser with its virtual authenticator: made at the invitation, used, taken away; and on a page
// of another origin, where what the very same key signs opens nothing.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openBrowser, openWindow, until, type Window } from '../support/browser.ts';
import { type Candor, freePort, startCandor } from '../support/candor.ts';

let candor: Candor;
let browser: Browser;
let elsewhere: Server;
let grace: Window;
let device: CDPSession;
let home = ''; // as browsers know it: passkeys want a name, no number
let user = '';
let other = ''; // another origin of the same host
const invited = z.object({ link: z.string(), user: z.object({ id: z.string() }) });

beforeAll(async () => {
  const port = await freePort();
  home = `http://localhost:${port}`;
  candor = await startCandor({ PORT: String(port), PUBLIC_URL: home });
  elsewhere = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<p>Here</p>'),
  );
  elsewhere.listen(0);
  await once(elsewhere, 'listening');
  const address = elsewhere.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  other = `http://localhost:${address.port}`;
  browser = await openBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  elsewhere?.close();
  await candor?.close();
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** A device with a lock that its owner opens at once, as Chromium plays it to this page. */
async function attachDevice({ context, page }: Window): Promise<CDPSession> {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  const lock = { hasResidentKey: true, hasUserVerification: true, isUserVerified: true };
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    automaticPresenceSimulation: true,
    ...lock,
  } as const;
  await session.send('WebAuthn.addVirtualAuthenticator', { options });
  return session;
}

test('an invitation is accepted with a passkey, which its owner finds in the list', async () => {
  const ask = { email: 'grace@example.com', name: 'Grace', role: 'admin' };
  const made = invited.parse((await candor.call('POST', '/api/users', ask)).body);
  user = made.user.id;
  grace = await openWindow(browser, made.link);
  device = await attachDevice(grace);
  const { page } = grace;
  await button(page, 'Accept with a passkey').click();
  await page.getByText('Administrator · Default').waitFor();
  await button(page, 'Passkeys').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name of Chrome' }).fill('Laptop');
  await dialog.getByRole('textbox', { name: 'Name of Chrome' }).press('Enter');
  await dialog.getByRole('button', { name: 'Remove Laptop' }).waitFor();
  await dialog.getByText('never used').waitFor();
  await button(page, 'Add a passkey').click(); // this device has one already
  await dialog.getByRole('alert').filter({ hasText: 'has a passkey for you already' }).waitFor();
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await button(page, 'Done').click();
}, 180_000);

test('what the key signs on a page of another origin opens nothing', async () => {
  const { page } = grace;
  const post = (path: string, body: object) =>
    fetch(home + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: home },
      body: JSON.stringify(body),
    });
  const options: unknown = await (await post('/api/sign-in/passkey/options', {})).json();
  await page.goto(other);
  const answer = await page.evaluate(
    async (json) => {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(json);
      const credential = await navigator.credentials.get({ publicKey });
      return credential instanceof PublicKeyCredential ? credential.toJSON() : null;
    },
    z.looseObject({ challenge: z.string() }).parse(options),
  );
  expect(answer).toMatchObject({ type: 'public-key' });
  const refused = await post('/api/sign-in/passkey', { answer });
  expect([refused.status, refused.headers.get('set-cookie')]).toEqual([401, null]);
}, 180_000);

test('signed out, they come back by the passkey alone', async () => {
  const { page } = grace;
  await page.goto(`${home}/desk`);
  await button(page, 'Sign out').click();
  await page.getByLabel('API key').waitFor();
  await page.goto(`${home}/sign-in`);
  await button(page, 'Sign in with a passkey').click();
  await page.getByText('Administrator · Default').waitFor();
  await button(page, 'Passkeys').click();
  const dialog = page.getByRole('dialog');
  await until(async () => (await dialog.innerText()).includes('· used '), 'its last use is told');
  await button(page, 'Done').click();
}, 180_000);

test('a removed passkey signs nobody in', async () => {
  const { page } = grace;
  await button(page, 'Passkeys').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove Laptop' }).click();
  await page.getByText('No passkey yet').waitFor();
  await button(page, 'Done').click();
  await button(page, 'Sign out').click();
  await page.getByLabel('API key').waitFor();
  await page.goto(`${home}/sign-in`);
  await button(page, 'Sign in with a passkey').click();
  await page.getByRole('alert').filter({ hasText: 'not known here' }).waitFor();
  const { body } = await candor.call('GET', `/api/audit?about=${user}`);
  const { entries } = z.object({ entries: z.array(z.object({ action: z.string() })) }).parse(body);
  expect(new Set(entries.map(({ action }) => action))).toEqual(
    new Set(
      ['user.invited', 'user.signed_in', 'user.signed_out', 'passkey.added'].concat([
        'passkey.renamed',
        'passkey.removed',
      ]),
    ),
  );
  expect(grace.errors).toEqual([]);
  await device.detach();
}, 180_000);
