// Measures servers in turn and prints what came of it, ours as a multiple of the others. Knows no row's meaning but its cost.
import type { Server } from './process.ts';
import type { Row } from './typing.ts';

export type Rows = Map<string, Row>;
export type Measure = (server: Server) => Promise<Row>;

const FIRST = 24;
const OTHERS = 18;

const show = (value: number | string | undefined): string =>
  typeof value !== 'number'
    ? '–'
    : Math.abs(value) >= 100
      ? Math.round(value).toLocaleString('en')
      : Number.isInteger(value)
        ? String(value)
        : value.toFixed(2);

/** One line a figure: of each server the value, and in brackets how many times as much ours is. */
export function print(title: string, rows: Rows): void {
  const [mine] = rows.values();
  if (mine === undefined) return;
  console.log(`\n${title}`);
  console.log(`  ${''.padEnd(FIRST)}${[...rows.keys()].map((kind) => kind.padStart(OTHERS)).join('')}`);
  for (const figure of Object.keys(mine)) {
    const cells = [...rows.values()].map((row) => {
      const [a, b] = [mine[figure], row[figure]];
      const times = row !== mine && typeof a === 'number' && typeof b === 'number' && a > 0 && b > 0;
      return (times ? `${show(b)} (${(a / b).toFixed(2)})` : show(b)).padStart(OTHERS);
    });
    console.log(`  ${figure.padEnd(FIRST)}${cells.join('')}`);
  }
}

/** All servers in turn, more than once; of each the round that took the least CPU. */
export async function compare(servers: Server[], work: Measure, rounds: number): Promise<Rows> {
  const rows: Rows = new Map();
  for (let round = 0; round < rounds; round++)
    for (const server of servers) {
      const row = await work(server);
      const best = rows.get(server.kind);
      if (best === undefined || cost(row) < cost(best)) rows.set(server.kind, row);
    }
  return rows;
}

function cost(row: Row): number {
  const [cpu, delivered] = [row['CPU µs/key'], row['delivered/s per core']];
  if (typeof cpu === 'number') return cpu;
  return typeof delivered === 'number' ? -delivered : 0;
}
