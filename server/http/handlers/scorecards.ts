// Scorecards: written blind, shown to each other once submitted. Knows no rooms.
import { unmarked } from '../../../shared/scorecard.ts';
import { AppError } from '../../errors.ts';
import { type Caller, nameOf } from '../credentials.ts';
import type { Handlers } from '../handler.ts';
import { ownSession } from '../own-session.ts';
import type { HandlerParts } from '../parts.ts';

export function scorecardHandlers({
  sessions,
  scorecards,
  acting,
  now,
}: Pick<HandlerParts, 'sessions' | 'scorecards' | 'acting' | 'now'>): Pick<
  Handlers,
  'listScorecards' | 'saveScorecard'
> {
  return {
    async listScorecards({ caller, params }) {
      const session = await ownSession(sessions, caller, params.id);
      const all = await scorecards.list(session.id);
      const own = all.find((row) => row.author === nameOf(caller)) ?? null;
      // A key judges nothing by itself: whoever holds it reads what was submitted.
      const blind = caller.kind !== 'key' && (own === null || own.submittedAt === null);
      const submitted = all.filter((row) => row !== own && row.submittedAt !== null);
      return { body: { own, others: blind ? [] : submitted, blind } };
    },

    async saveScorecard({ caller, params, body: { card, submit } }) {
      const session = await ownSession(sessions, caller, params.id);
      const missing = submit ? unmarked(card) : null;
      if (missing !== null)
        throw new AppError('invalid', 400, 'a card is submitted with every mark given', {
          field: `card.${missing}.mark`,
        });
      const at = now();
      const author = { author: nameOf(caller), name: displayName(caller) };
      const row = { ...author, card, updatedAt: at, submittedAt: submit ? at : null };
      const save = () => scorecards.save(session.id, row);
      // Drafts are saved while somebody types; what counts is the end of that.
      const saved = submit
        ? await acting(nameOf(caller), 'scorecard.submitted', session.id, save)
        : await save();
      if (!saved) throw new AppError('submitted', 409, 'this card is submitted and can no longer change');
      return { body: saved };
    },
  };
}

function displayName(caller: Caller): string {
  switch (caller.kind) {
    case 'seat':
      return caller.seat.name;
    case 'key':
      return caller.key.name;
    case 'user':
      return caller.user.name;
    case 'anonymous':
      return '';
  }
}
