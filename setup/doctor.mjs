// `npm run doctor`: looks at everything that Candor stands on; a verdict for each, and what to do. Changes nothing.
// `npm run doctor -- --full` also lets the attack suite loose on the engine and measures it (some minutes).
import process from 'node:process';
import { askEngine } from './doctor-engine.mjs';
import { askMachine } from './doctor-machine.mjs';
import { askServices } from './doctor-services.mjs';
import { tryAttacks, trySpeed } from './doctor-tries.mjs';
import { ensureNode } from './node.mjs';
import { script } from './say.mjs';

const MARKS = { good: 'good ', weak: 'weak ', bad: 'BAD  ' };
const NAME_WIDTH = 16;

/** One line: `{verdict: 'good' | 'weak' | 'bad', name, found, todo?}`. */
function print({ verdict, name, found, todo }) {
  process.stdout.write(`${MARKS[verdict]} ${name.padEnd(NAME_WIDTH)} ${found}\n`);
  if (todo !== undefined && verdict !== 'good')
    process.stdout.write(`${' '.repeat(NAME_WIDTH + 7)}→ ${todo}\n`);
}

/** What it means, for whoever reads the first time. */
function closing({ bad, weak }, full) {
  if (bad > 0)
    return 'Mend what is BAD first: it keeps Candor, or a part of it, from working or from being safe.';
  const here = weak > 0 ? 'Candor works here; what is weak could be better.' : 'Candor works here.';
  return full ? here : `${here} "npm run doctor -- --full" also tries the attacks and measures the speed.`;
}

await script(async () => {
  const full = process.argv.includes('--full');
  if (full) await ensureNode();
  const count = { good: 0, weak: 0, bad: 0 };
  for (const ask of [askMachine, askServices, askEngine, ...(full ? [tryAttacks, trySpeed] : [])]) {
    for await (const line of ask()) {
      print(line);
      count[line.verdict] += 1;
    }
  }
  process.stdout.write(
    `\n${count.good} good, ${count.weak} weak, ${count.bad} bad\n${closing(count, full)}\n`,
  );
  return count.bad > 0 ? 1 : 0;
});
