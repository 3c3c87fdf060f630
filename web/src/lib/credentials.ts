// How a request says who asks. Knows no addresses.

/** In place of a key: the browser is signed in, and its cookie says who asks. */
export const byCookie = 'the cookie';

/** The headers that say who asks. */
export function credentials(as: string): Record<string, string> {
  return as === byCookie ? {} : { Authorization: `Bearer ${as}` };
}
