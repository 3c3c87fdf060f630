// Lines as text: plain for a replay; chained and signed for an export. Knows nothing of what the lines say.
import { createHash } from 'node:crypto';
import { chainStart, hashedText, sealedLine, signedText } from '../../shared/replay/chain.ts';
import type { Line } from '../../shared/replay/lines.ts';

/** Characters of one piece: a write to the socket for each short line would cost more than the line. */
const piece = 32_768;

export async function* plainText(lines: AsyncIterable<Line>): AsyncGenerator<string, void, void> {
  let text = '';
  for await (const line of lines) {
    text += `${JSON.stringify(line)}\n`;
    if (text.length < piece) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

/** Every line with its hash, then one with the signature over the last hash. */
export async function* sealedText(
  lines: AsyncIterable<Line>,
  sign: (text: string) => string,
): AsyncGenerator<string, void, void> {
  let before = chainStart;
  const seal = (line: Line): string => {
    const json = JSON.stringify(line);
    before = createHash('sha256').update(hashedText(before, json)).digest('hex');
    return `${sealedLine(before, json)}\n`;
  };
  for await (const line of lines) yield seal(line);
  yield seal({ kind: 'signature', algorithm: 'Ed25519', signature: sign(signedText(before)) });
}
