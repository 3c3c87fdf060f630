// Which page the address names. A router of one screen: eight patterns, no library.
export type Route =
  | { page: 'home' | 'desk' | 'sign-in' }
  | { page: 'room' | 'report' | 'copy'; id: string }
  | { page: 'replay'; id: string | null } // null: of a file
  | { page: 'nowhere' };

/** The page of a path such as `/room/test_1`. */
function routeOf(path: string): Route {
  if (path === '/' || path === '') return { page: 'home' };
  if (/^\/desk\/?$/.test(path)) return { page: 'desk' };
  if (/^\/sign-in\/?$/.test(path)) return { page: 'sign-in' };
  if (/^\/replay\/?$/.test(path)) return { page: 'replay', id: null };
  const found = /^\/(room|replay|report|copy)\/([A-Za-z0-9_-]{1,64})\/?$/.exec(path);
  const [, page, id] = found ?? [];
  if (id !== undefined && (page === 'room' || page === 'replay' || page === 'report' || page === 'copy'))
    return { page, id };
  return { page: 'nowhere' };
}

export const here = $state<{ route: Route }>({ route: routeOf(location.pathname) });

/** Goes to a path of this app without loading the page again. */
export function go(path: string): void {
  history.pushState(null, '', path);
  here.route = routeOf(location.pathname);
}

/** Follows the browser's back and forward, and a second link pasted into the same tab. Returns its undo. */
export function followAddress(): () => void {
  const moved = () => (here.route = routeOf(location.pathname));
  const hash = () => location.hash.includes('seat=') && location.reload();
  addEventListener('popstate', moved);
  addEventListener('hashchange', hash);
  return () => {
    removeEventListener('popstate', moved);
    removeEventListener('hashchange', hash);
  };
}
