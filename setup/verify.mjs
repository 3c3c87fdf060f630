// Says whether an exported interview is as the server wrote it: node setup/verify.mjs FILE [--key BASE64]
// Needs Node alone, no network. The rules are those of shared/replay/chain.ts.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';

const usage = 'usage: node setup/verify.mjs FILE [--key BASE64]   (the key is shown at /api/export-key)';
const head = '{"h":"';
const spki = Buffer.from('302a300506032b6570032100', 'hex'); // what stands before the 32 bytes of a public key

/** The bytes of each line without its end; a last line without an end counts. */
async function* linesOf(file) {
  let kept = [];
  for await (const chunk of createReadStream(file)) {
    let from = 0;
    for (let end; (end = chunk.indexOf(0x0a, from)) >= 0; from = end + 1) {
      yield Buffer.concat([...kept, chunk.subarray(from, end)]);
      kept = [];
    }
    kept.push(chunk.subarray(from));
  }
  const rest = Buffer.concat(kept);
  if (rest.length > 0) yield rest;
}

/** The claimed hash and the bytes it is claimed for. Null: no sealed line. */
function opened(line) {
  const hash = line.subarray(head.length, head.length + 64).toString('latin1');
  const from = head.length + 66;
  const whole =
    line.subarray(0, head.length).toString('latin1') === head &&
    line.subarray(from - 2, from).toString('latin1') === '",' &&
    /^[0-9a-f]{64}$/.test(hash);
  return whole ? { hash, json: Buffer.concat([Buffer.from('{'), line.subarray(from)]) } : null;
}

function parsed(json) {
  try {
    return JSON.parse(json.toString('utf8'));
  } catch {
    return null;
  }
}

function signedBy(publicKey, signature, text) {
  try {
    const raw = Buffer.from(publicKey, 'base64');
    const key = createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
  } catch {
    return false; // not a key at all
  }
}

/** What is wrong, with the number of the line; or what was found. */
async function check(file, expectedKey) {
  let before = '0'.repeat(64);
  let number = 0;
  let publicKey = '';
  let session = '';
  let signed = false;
  for await (const line of linesOf(file)) {
    number += 1;
    const wrong = (why) => ({ line: number, why });
    if (signed) return wrong('lines follow the signature');
    const found = opened(line);
    if (found === null) return wrong('this is not a sealed line');
    if (createHash('sha256').update(before).update(found.json).digest('hex') !== found.hash)
      return wrong('this line was changed, or the line before it is not the one that was written');
    const value = parsed(found.json);
    if (value === null) return wrong('this line is not JSON');
    if (number === 1) {
      publicKey = String(value.publicKey);
      session = String(value.session?.id);
      if (expectedKey !== undefined && expectedKey !== publicKey) return wrong('signed with another key');
    }
    if (value.kind === 'signature') {
      if (!signedBy(publicKey, String(value.signature), `candor-export-1\n${before}`))
        return wrong('the signature is not by this key');
      signed = true;
    }
    before = found.hash;
  }
  if (!signed) return { line: number + 1, why: 'the end is missing: there is no signature' };
  return { lines: number, publicKey, session };
}

async function main() {
  const { values, positionals } = parseArgs({ options: { key: { type: 'string' } }, allowPositionals: true });
  const [file] = positionals;
  if (file === undefined || positionals.length !== 1) throw new Error(usage);
  const found = await check(file, values.key);
  if ('why' in found) {
    process.stderr.write(`${file}: line ${found.line}: ${found.why}\n`);
    return 1;
  }
  process.stdout.write(`${file}: ${found.lines} lines of ${found.session}, unchanged and signed\n`);
  if (values.key === undefined)
    process.stdout.write(`signed with ${found.publicKey}: compare it with /api/export-key of the server\n`);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
