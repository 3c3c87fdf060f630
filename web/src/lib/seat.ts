// A seat's token: from the link's fragment into this tab's memory, so that it stays out of the address bar, referrers and logs.
import { kept } from './kept.ts';

/** The token in a fragment such as `#seat=abc`, or null. */
export function seatInHash(hash: string): string | null {
  const token = new URLSearchParams(hash.replace(/^#/, '')).get('seat');
  return token === null || token === '' ? null : token;
}

/** This tab's token for a session: moved out of the address when it is there, else the one moved earlier. */
export function takeSeat(sessionId: string): string | null {
  const store = kept(`seat.${sessionId}`, 'session');
  const found = seatInHash(location.hash);
  if (found === null) return store.read();
  store.write(found);
  history.replaceState(history.state, '', location.pathname + location.search);
  return found;
}
