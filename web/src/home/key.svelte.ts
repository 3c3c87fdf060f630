// The API key that a person typed: for this tab, at most until it closes. Never in the address, never in the page's store.
import { kept } from '../lib/kept.ts';

const store = kept('api-key', 'session');
let value = $state(store.read() ?? '');

export const apiKey = {
  get value() {
    return value;
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
