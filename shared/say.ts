// Texts with values in them, said in English or in whatever language the caller speaks. Knows no language.

/** Puts the values into the `{name}` places of a text; a caller's own also says it in another language. */
export type Say = (text: string, values?: Readonly<Record<string, unknown>>) => string;

export const inEnglish: Say = (text, values = {}) =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : whole;
  });
