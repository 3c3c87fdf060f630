// SHA-256 and Ed25519 by the browser, for checking a portable file. Knows nothing of what is in it.
import type { Crypto } from '../../../shared/replay/chain.ts';

/** Null: this page may not use the browser's cryptography (it came by plain http from another machine). */
export function browserCrypto(): Crypto | null {
  const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle;
  if (subtle === undefined) return null;
  const encoder = new TextEncoder();
  return {
    async sha256(text) {
      const bytes = new Uint8Array(await subtle.digest('SHA-256', encoder.encode(text)));
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
    async verify(publicKey, signature, text) {
      const [key, seal] = [bytesOf(publicKey), bytesOf(signature)];
      if (key?.length !== 32 || seal?.length !== 64) return false;
      try {
        const imported = await subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']);
        return await subtle.verify({ name: 'Ed25519' }, imported, seal, encoder.encode(text));
      } catch {
        return null; // an older browser without Ed25519
      }
    },
  };
}

/** Null: no base64. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    return bytes;
  } catch {
    return null;
  }
}
