// Reads a model's answer claim by claim and gives on only the claims that hold. Knows no room and no rules' review.
import type { Evidence } from '../../shared/evidence.ts';
import { claimTexts } from './claim-texts.ts';
import { type Claim, readClaim, whyDropped } from './claims.ts';
import type { Asked, Model } from './model.ts';

export interface Tally {
  kept: Claim[];
  dropped: number;
}

const maxClaims = 12;

/** Yields each claim that holds as soon as it is whole; counts into `tally`. Throws what the model throws. */
export async function* checkedClaims(
  model: Model,
  asked: Asked,
  evidence: Evidence,
  tally: Tally,
): AsyncGenerator<Claim, void, void> {
  for await (const text of claimTexts(model.ask(asked))) {
    if (tally.kept.length >= maxClaims) continue;
    const claim = readClaim(text);
    if (claim === null || whyDropped(claim, evidence) !== null) {
      tally.dropped += 1;
      continue;
    }
    tally.kept.push(claim);
    yield claim;
  }
}
