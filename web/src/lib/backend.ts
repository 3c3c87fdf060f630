// Where the server is: this page's own origin, unless the build was told another (a page on a static host).
const told: unknown = import.meta.env['VITE_API_URL'];

/** Without a slash at its end. */
export const backend: string =
  typeof told === 'string' && told !== '' ? told.replace(/\/+$/, '') : location.origin;
