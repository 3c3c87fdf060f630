// What every engine of the comparison does: run a hello and say when its first byte and its end came. Runs nothing.
import type { Language } from '../../shared/languages.ts';

export interface Took {
  /** ms until the first byte of output; null where the engine answers all at once. */
  first: number | null;
  /** ms until the end was known. */
  end: number;
}

export interface Engine {
  name: string;
  /** Null: this engine does not have the language. Throws when it does not answer `hello`. */
  hello: (language: Language) => Promise<Took | null>;
}

export function expectHello(engine: string, language: Language, printed: string): void {
  if (printed.trim() !== 'hello')
    throw new Error(`${engine}, ${language}: answered ${JSON.stringify(printed.slice(0, 300))}`);
}
