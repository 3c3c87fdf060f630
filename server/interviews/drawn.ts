// Inputs by a question's generator whose random choices are kept, so that the same generator can be run on changed ones.
// Builds the job and reads what it printed; does not run it.
import { z } from 'zod';
import type { ProgramJob } from '../../sandbox/job.ts';
import { type Signature, type Value, valueSchema } from '../../shared/values.ts';
import { GeneratorError } from './generated.ts';

/** `seed`: the choices are drawn; else they are given, 32-bit integers, and zeros follow them. */
export type Draw = { size: number; seed: number } | { size: number; choices: readonly number[] };
export interface Drawn {
  args: Value[];
  size: number;
  choices: number[];
}

/** A generator that draws until it likes a number never ends on zeros: then there is no input. */
const mostCalls = 20_000;
const limits = { outputBytes: 4_000_000 };

const main = (draws: readonly Draw[]) => `import { generate } from './generator.js';
for (const { size, seed, choices } of ${JSON.stringify(draws)}) {
  const drawn = [];
  let state = seed | 0;
  const draw = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const random = () => {
    if (drawn.length >= ${mostCalls}) throw new Error('too many choices');
    drawn.push(choices === undefined ? draw() : (choices[drawn.length] ?? 0));
    return drawn[drawn.length - 1] / 4294967296;
  };
  let made = null;
  try {
    made = { args: generate(size, random), size, choices: drawn };
  } catch {
    // The line says null: no input comes of these choices, and others are tried.
  }
  process.stdout.write(JSON.stringify(made) + '\\n');
}
`;

/** The job whose standard output `readDrawn` reads: one line for each draw. */
export function drawJob(generator: string, draws: readonly Draw[]): ProgramJob {
  return {
    kind: 'program',
    language: 'javascript',
    files: [
      { path: 'main.js', text: main(draws) },
      { path: 'generator.js', text: generator },
    ],
    args: [],
    stdin: '',
    interactive: false,
    limits,
  };
}

const drawnSchema = z
  .object({
    args: z.array(valueSchema).max(8),
    size: z.number().int(),
    choices: z.array(z.number().int().min(0)).max(mostCalls),
  })
  .nullable();

/** What the draws gave, those that gave nothing left out. Throws GeneratorError for a line that is no input. */
export function readDrawn(stdout: string, signature: Signature): Drawn[] {
  return stdout
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => {
      const parsed = drawnSchema.safeParse(parseJson(line));
      if (!parsed.success) throw new GeneratorError('it printed a line that is no input');
      if (parsed.data === null) return [];
      if (parsed.data.args.length !== signature.params.length)
        throw new GeneratorError(`it made ${parsed.data.args.length} arguments`);
      return [parsed.data];
    });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new GeneratorError(`it printed a line that is not JSON: ${line.slice(0, 80)}`);
  }
}
