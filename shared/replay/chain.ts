// How the lines of an export hang together: each begins with the SHA-256 of the hash before it and its own rest.
// Knows no crypto: Node and the browser bring their own. setup/verify.mjs says the same without imports.

/** What the first line hangs on. */
export const chainStart = '0'.repeat(64);
const head = '{"h":"';
const headEnd = head.length + 64 + 2; // the hash, a quotation mark, a comma

/** `hash` is 64 hexadecimal digits; `json` an object with at least one member. */
export function sealedLine(hash: string, json: string): string {
  return `${head}${hash}",${json.slice(1)}`;
}

/** What the hash of a line is made from. */
export const hashedText = (before: string, json: string): string => before + json;
/** What the signature of an export is made from. */
export const signedText = (lastHash: string): string => `candor-export-1\n${lastHash}`;

/** The hash that a line claims and the JSON that it claims it for. Null: no sealed line. */
export function openedLine(line: string): { hash: string; json: string } | null {
  const hash = line.slice(head.length, head.length + 64);
  if (!line.startsWith(head) || line.slice(headEnd - 2, headEnd) !== '",' || !/^[0-9a-f]{64}$/.test(hash))
    return null;
  return { hash, json: `{${line.slice(headEnd)}` };
}

export type Verdict =
  | { holds: true; lines: number; publicKey: string }
  /** `line` counts from 1. */
  | { holds: false; line: number; why: string };

export interface Crypto {
  /** SHA-256 of a text in UTF-8, 64 hexadecimal digits. */
  sha256(text: string): Promise<string>;
  /** Whether `signature` over `text` is by `publicKey`, both base64. Null: cannot be told here. */
  verify(publicKey: string, signature: string, text: string): Promise<boolean | null>;
}

interface Seals {
  kind?: unknown;
  publicKey?: unknown;
  signature?: unknown;
}

/**
 * Reads the lines of an export up to the first that was changed, added or taken away. `key` is the one that the
 * server shows at /api/export-key: without it a file is held against the key that stands in itself.
 */
export async function verifyChain(
  lines: readonly string[],
  crypto: Crypto,
  key: string | null = null,
): Promise<Verdict | { holds: null; why: string }> {
  let before = chainStart;
  let publicKey = '';
  for (const [i, text] of lines.entries()) {
    const wrong = (why: string): Verdict => ({ holds: false, line: i + 1, why });
    const opened = openedLine(text);
    if (opened === null) return wrong('this is not a sealed line');
    if ((await crypto.sha256(hashedText(before, opened.json))) !== opened.hash)
      return wrong('this line was changed, or the line before it is not the one that was written');
    const line = parsed(opened.json);
    if (line === null) return wrong('this line is not JSON');
    if (i === 0) publicKey = typeof line.publicKey === 'string' ? line.publicKey : '';
    if (line.kind === 'signature') {
      if (i !== lines.length - 1) return wrong('lines follow the signature');
      if (key !== null && key !== publicKey) return { holds: false, line: 1, why: 'signed with another key' };
      const good = await crypto.verify(publicKey, String(line.signature), signedText(before));
      if (good === null) return { holds: null, why: 'the signature cannot be checked here' };
      return good
        ? { holds: true, lines: lines.length, publicKey }
        : wrong('the signature is not by this key');
    }
    before = opened.hash;
  }
  return { holds: false, line: lines.length + 1, why: 'the end is missing: there is no signature' };
}

function parsed(json: string): Seals | null {
  try {
    const value: unknown = JSON.parse(json);
    return value !== null && typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
