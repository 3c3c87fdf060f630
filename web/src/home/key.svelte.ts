// What a person asks with: the API key typed in this tab, kept at most until it closes, else the browser's sign-in.
// The key is never in the address, never in the page's store.
import { byCookie } from '../lib/credentials.ts';
import { kept } from '../lib/kept.ts';
import { me } from '../sign-in/me.svelte.ts';

const store = kept('api-key', 'session');
let value = $state(store.read() ?? '');

export const apiKey = {
  /** Empty: nobody is known yet. */
  get value() {
    if (value !== '') return value;
    return me.user === null ? '' : byCookie;
  },
  /** The end of a typed key; empty: none was typed. */
  get ending() {
    return value.slice(-4);
  },
  use(key: string) {
    value = key;
    store.write(key);
  },
  forget() {
    value = '';
    store.write(null);
  },
};
