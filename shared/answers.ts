// How a verb is answered: done, or refused with a code. Knows no verb.

/** Stable codes; `message` is for people. */
export type Refusal = {
  ok: false;
  code:
    | 'invalid'
    | 'forbidden'
    | 'running'
    | 'not_running'
    | 'not_found'
    | 'ended'
    | 'paused'
    | 'busy'
    | 'unavailable'
    | 'rate_limited'
    | 'waiting'
    | 'internal';
  message: string;
  field?: string;
};
export type Answer<T = object> = ({ ok: true } & T) | Refusal;
