// How the events about reviews and the AI change a room. Part of reduce.ts. Pure.
import type { RoomEvent } from './protocol.ts';
import type { Review, RoomState } from './room.ts';

type Of<P extends string> = Extract<RoomEvent, { kind: P }>;
export type AiEvent = Of<'muted' | 'steered' | 'drafted' | 'decided' | 'closed' | 'countered' | 'summed'>;

const draftsKept = 50; // that nobody has decided about; the newest

export function changeAi(state: RoomState, event: AiEvent): Partial<RoomState> {
  switch (event.kind) {
    case 'muted':
      return { muted: event.muted };
    case 'steered':
      return { pilot: event.mode };
    case 'drafted': {
      const { n, at, draft: id, text, level, cost, closes = null, advances = null } = event;
      const draft = { n, at, id, text, level, cost, closes, advances };
      return { drafts: [...state.drafts, draft].slice(-draftsKept) };
    }
    case 'decided':
      return { drafts: state.drafts.filter(({ id }) => id !== event.draft) };
    case 'closed':
      return { closed: [...state.closed, event.question] };
    case 'countered':
      return { counters: { ...state.counters, [event.run]: event } };
    case 'summed':
      return { summary: event.summary };
  }
}

export function changeReviews(
  state: RoomState,
  event: Of<'review.started' | 'review.text' | 'review.ended'>,
): Partial<RoomState> {
  const put = (review: Review) => ({ reviews: { ...state.reviews, [review.id]: review } });
  if (event.kind === 'review.started') {
    const { review: id, run, by_model: model } = event;
    return put({
      id,
      run,
      model,
      text: '',
      strengths: [],
      improvements: [],
      questions: [],
      status: null,
      dropped: 0,
      ended: false,
    });
  }
  const review = state.reviews[event.review];
  if (!review) return {};
  if (event.kind === 'review.text') return put({ ...review, text: review.text + event.text });
  const { strengths, improvements, questions = [], status = null, dropped } = event;
  return put({ ...review, strengths, improvements, questions, status, dropped, ended: true });
}
