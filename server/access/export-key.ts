// The Ed25519 key pair that exports are signed with. Knows nothing of what is in an export.
import { createPrivateKey, createPublicKey, hkdfSync, sign } from 'node:crypto';
import { keptSecret } from './kept.ts';

export interface ExportKey {
  publicKey: string; // 32 bytes in base64
  /** The signature over the text in UTF-8, in base64. */
  sign(text: string): string;
}

/** What stands before the 32 bytes of a private key in PKCS #8, and before those of a public one in SPKI. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const spkiBytes = 12;

/** `seed`: 32 bytes. */
export function createExportKey(seed: Buffer): ExportKey {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: spki.subarray(spkiBytes).toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
  };
}

/** The given key; else one made from the secret that all nodes share; else one that is made once and kept. */
export function exportSeed(config: {
  exportKey: string | null;
  secret: string | null;
  dataDir: string;
}): Buffer {
  if (config.exportKey !== null) return Buffer.from(config.exportKey, 'base64');
  if (config.secret !== null)
    return Buffer.from(hkdfSync('sha256', config.secret, '', 'candor export key', 32));
  return Buffer.from(keptSecret(config.dataDir, 'export-key').secret, 'base64url');
}
