// A security key made of plain code, for tests below the browser: makes one credential and signs, rightly or not.
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();
const flags = { present: 1, verified: 4, attested: 64 };

/** CBOR (RFC 8949) of what is below 65,536: head and argument. */
function head(major: number, n: number): Buffer {
  if (n < 24) return Buffer.from([(major << 5) | n]);
  return n < 256 ? Buffer.from([(major << 5) | 24, n]) : Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
}
const bytes = (value: Uint8Array): Buffer => Buffer.concat([head(2, value.length), value]);
const text = (value: string): Buffer =>
  Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
const int = (n: number): Buffer => (n < 0 ? head(1, -1 - n) : head(0, n));
const map = (...pairs: [Buffer, Buffer][]): Buffer => Buffer.concat([head(5, pairs.length), ...pairs.flat()]);

export interface Site {
  origin: string;
  rpId: string;
}

/** `userId`: whom the credential is for. A key that counts backwards, or of another site, is given by `say`. */
export function createAuthenticator(site: Site, userId: string) {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  const { x = '', y = '' } = pair.publicKey.export({ format: 'jwk' });
  const publicKey = map(
    [int(1), int(2)], // an elliptic curve
    [int(3), int(-7)], // ES256
    [int(-1), int(1)], // P-256
    [int(-2), bytes(Buffer.from(x, 'base64url'))],
    [int(-3), bytes(Buffer.from(y, 'base64url'))],
  );
  const credential = id.toString('base64url');
  const shown = { id: credential, rawId: credential, type: 'public-key', clientExtensionResults: {} };
  let counter = 0;

  const data = (rpId: string, bits: number, count: number, rest: Uint8Array = Buffer.alloc(0)): Buffer => {
    const counted = Buffer.alloc(4);
    counted.writeUInt32BE(count);
    return Buffer.concat([sha256(rpId), Buffer.from([bits]), counted, rest]);
  };
  const client = (type: string, challenge: string, origin: string): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

  return {
    /** The answer to creation options. */
    make(challenge: string, say: Partial<Site> = {}) {
      const { origin, rpId } = { ...site, ...say };
      const length = Buffer.from([0, id.length]);
      const made = Buffer.concat([Buffer.alloc(16), length, id, publicKey]);
      const authData = data(rpId, flags.present | flags.verified | flags.attested, counter, made);
      const attestation = map(
        [text('fmt'), text('none')],
        [text('attStmt'), map()],
        [text('authData'), bytes(authData)],
      );
      return {
        ...shown,
        response: {
          clientDataJSON: client('webauthn.create', challenge, origin).toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal'],
        },
      };
    },

    /** The answer to request options. */
    sign(
      challenge: string,
      say: Partial<Site & { counter: number; verified: boolean; userId: string }> = {},
    ) {
      counter = say.counter ?? counter + 1;
      const { origin, rpId } = { ...site, ...say };
      const bits = flags.present | (say.verified === false ? 0 : flags.verified);
      const authData = data(rpId, bits, counter);
      const clientData = client('webauthn.get', challenge, origin);
      const signed = Buffer.concat([authData, sha256(clientData)]);
      return {
        ...shown,
        response: {
          clientDataJSON: clientData.toString('base64url'),
          authenticatorData: authData.toString('base64url'),
          signature: sign('sha256', signed, pair.privateKey).toString('base64url'),
          userHandle: Buffer.from(say.userId ?? userId).toString('base64url'),
        },
      };
    },
  };
}
