// A list that comes in pages by cursor: forward by the server's cursor, back by the ones seen. Knows no rows.

export function createPages() {
  let seen = $state<string[]>([]); // cursors of the pages behind; the last is the page that is shown
  return {
    /** The cursor to ask with; empty: the first page. */
    get cursor(): string {
      return seen.at(-1) ?? '';
    },
    /** From 1. */
    get number(): number {
      return seen.length + 1;
    },
    forward(next: string): void {
      seen = [...seen, next];
    },
    back(): void {
      seen = seen.slice(0, -1);
    },
    reset(): void {
      if (seen.length > 0) seen = [];
    },
  };
}
