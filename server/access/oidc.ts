// Sign-in by an OpenID Connect provider: authorization code with PKCE, state and nonce. Says who came; knows no users.
import { hkdfSync } from 'node:crypto';
import { errors as joseErrors, jwtVerify, SignJWT } from 'jose';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  discovery,
  fetchUserInfo,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';

export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string | null; // null: a public client, held by PKCE alone
}
/** Somebody the provider vouches for. `email` is null where the provider has not verified one. */
export interface Arrival {
  issuer: string;
  subject: string;
  email: string | null;
  name: string | null;
}
/** `to`: where they wanted to go; `why`: a word for the page, "expired" or "refused". */
export type Returned = { ok: true; arrival: Arrival; to: string } | { ok: false; why: string };

const FLOW_SECONDS = 600; // at the provider: time to find the password and the phone
const PROVIDER_SECONDS = 10; // for each answer of the provider
const CALLBACK = '/api/sign-in/oidc/callback';
const flowSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string() });
const claimsSchema = z.object({
  email: z.string().max(200).optional(),
  email_verified: z.boolean().optional(),
  name: z.string().optional(),
});

/** `secret` is the same on every node. `refused` hears why somebody was turned away, for the log. */
export function createOidc(given: {
  settings: OidcSettings;
  publicUrl: string; // without a slash at its end
  secret: string;
  refused: (error: unknown) => void;
}) {
  const { settings, publicUrl, refused } = given;
  const flows = createFlows(given.secret);
  const configuration = discovered(settings);
  return {
    host: new URL(settings.issuer).host,

    /** Null: the provider does not answer. */
    async start(to: string): Promise<{ url: string; flow: string; seconds: number } | null> {
      const config = await configuration().catch((error: unknown) => {
        refused(error);
        return null;
      });
      if (config === null) return null;
      const flow = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), to };
      const url = buildAuthorizationUrl(config, {
        redirect_uri: publicUrl + CALLBACK,
        scope: 'openid email profile',
        code_challenge: await calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
        state: flow.state,
        nonce: flow.nonce,
      });
      return { url: url.href, flow: await flows.seal(flow), seconds: FLOW_SECONDS };
    },

    /** `search`: the query that the provider sent the browser back with; `sealed`: what `start` gave it. */
    async finish(search: string, sealed: string): Promise<Returned> {
      const flow = await flows.open(sealed);
      if (flow === null) return { ok: false, why: 'expired' };
      try {
        const config = await configuration();
        const tokens = await authorizationCodeGrant(config, new URL(publicUrl + CALLBACK + search), {
          pkceCodeVerifier: flow.verifier,
          expectedState: flow.state,
          expectedNonce: flow.nonce,
          idTokenExpected: true,
        });
        const id = tokens.claims();
        if (id === undefined) return { ok: false, why: 'refused' };
        // Many providers tell the address there alone. The library holds its subject against the token's.
        const told = await fetchUserInfo(config, tokens.access_token, id.sub);
        const { email, email_verified: verified, name } = claimsSchema.parse({ ...id, ...told });
        const arrival = {
          issuer: id.iss,
          subject: id.sub,
          email: verified === true ? (email ?? null) : null,
          name: name ?? null,
        };
        return { ok: true, arrival, to: flow.to };
      } catch (error) {
        refused(error);
        return { ok: false, why: 'refused' };
      }
    },
  };
}

/** The provider's description, asked for when it is needed first; a failure is not kept. */
function discovered({ issuer, clientId, clientSecret }: OidcSettings): () => Promise<Configuration> {
  let known: Promise<Configuration> | null = null;
  const look = async (): Promise<Configuration> => {
    const execute = new URL(issuer).protocol === 'http:' ? [allowInsecureRequests] : [];
    const options = { execute, timeout: PROVIDER_SECONDS };
    const found = await discovery(new URL(issuer), clientId, undefined, None(), options);
    if (clientSecret === null) return found;
    const ways = found.serverMetadata().token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const way = ways.includes('client_secret_basic') ? ClientSecretBasic : ClientSecretPost;
    const config = new Configuration(found.serverMetadata(), clientId, clientSecret, way(clientSecret));
    config.timeout = PROVIDER_SECONDS;
    for (const change of execute) change(config);
    return config;
  };
  return () =>
    (known ??= look().catch((error: unknown) => {
      known = null;
      throw error;
    }));
}

/** A sign-in under way travels in a cookie, signed with a key of its own. */
function createFlows(secret: string) {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'candor sign-in flow', 32));
  const issuer = 'candor-sign-in';
  return {
    seal: (flow: z.output<typeof flowSchema>): Promise<string> =>
      new SignJWT(flow)
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(issuer)
        .setExpirationTime(`${FLOW_SECONDS}s`)
        .sign(key),

    /** Null: forged or too late. */
    async open(sealed: string): Promise<z.output<typeof flowSchema> | null> {
      try {
        const { payload } = await jwtVerify(sealed, key, { algorithms: ['HS256'], issuer });
        return flowSchema.parse(payload);
      } catch (error) {
        if (error instanceof joseErrors.JOSEError) return null;
        throw error;
      }
    },
  };
}
