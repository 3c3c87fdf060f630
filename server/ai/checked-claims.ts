// Reads a model's answer line by line and gives on only the claims that hold. Knows no room and no rules' review.
import type { Evidence } from '../../shared/evidence.ts';
import { type Claim, readClaim, whyDropped } from './claims.ts';
import type { Asked, Model } from './model.ts';

export interface Tally {
  kept: Claim[];
  dropped: number;
}

const maxClaims = 12;
const maxLine = 2_000; // characters; a longer line is no claim

async function* lines(pieces: AsyncIterable<string>) {
  let line = '';
  for await (const piece of pieces) {
    line += piece;
    const whole = line.split('\n');
    line = whole.pop() ?? '';
    yield* whole;
    if (line.length > maxLine) line = '';
  }
  yield line;
}

/** Yields each claim that holds as soon as its line is whole; counts into `tally`. Throws what the model throws. */
export async function* checkedClaims(
  model: Model,
  asked: Asked,
  evidence: Evidence,
  tally: Tally,
): AsyncGenerator<Claim, void, void> {
  for await (const line of lines(model.ask(asked))) {
    if (line.trim() === '' || tally.kept.length >= maxClaims) continue;
    const claim = readClaim(line);
    if (claim === null || whyDropped(claim, evidence) !== null) {
      tally.dropped += 1;
      continue;
    }
    tally.kept.push(claim);
    yield claim;
  }
}
