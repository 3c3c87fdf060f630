// Small settings that outlive a page, in this browser only. A browser that refuses storage just forgets.
export interface Kept {
  read(): string | null;
  write(value: string | null): void;
}

/** One remembered value; `session` keeps it for this tab alone. Never throws. */
export function kept(name: string, where: 'browser' | 'session' = 'browser'): Kept {
  const key = `candor.${name}`;
  const store = () => (where === 'browser' ? localStorage : sessionStorage);
  return {
    read() {
      try {
        return store().getItem(key);
      } catch {
        return null; // storage is switched off
      }
    },
    write(value) {
      try {
        if (value === null) store().removeItem(key);
        else store().setItem(key, value);
      } catch {
        // full or switched off: the setting holds until the page closes
      }
    },
  };
}
