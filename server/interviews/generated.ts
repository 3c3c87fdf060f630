// Inputs of any size for a question, by its generator: builds the job and reads what it printed. The generator is code
// from a question's folder or a stranger's bank, so it only ever runs in the sandbox. Does not run the job itself.
import { z } from 'zod';
import type { ProgramJob } from '../../sandbox/job.ts';
import { valueSchema } from '../../shared/values.ts';
import type { Signature, Value } from '../../shared/values.ts';

/** One input: of about this size (1 or more); the same seed makes the same input. */
export interface InputWish {
  size: number;
  seed: number;
}

/** A generator broke its contract: `generate(size, random)` must return the arguments of one call. */
export class GeneratorError extends Error {}

/** Mulberry32: small, seeded, and good enough for test inputs. */
const main = (wishes: readonly InputWish[]) => `import { generate } from './generator.js';
for (const { size, seed } of ${JSON.stringify(wishes)}) {
  let state = seed | 0;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  process.stdout.write(JSON.stringify(generate(size, random)) + '\\n');
}
`;

/** The job whose standard output `readGenerated` reads: one line for each wish. */
export function generatorJob(generator: string, wishes: readonly InputWish[]): ProgramJob {
  return {
    kind: 'program',
    language: 'javascript',
    files: [
      { path: 'main.js', text: main(wishes) },
      { path: 'generator.js', text: generator },
    ],
    args: [],
    stdin: '',
    interactive: false,
  };
}

const argumentsSchema = z.array(valueSchema).max(8);

/** The arguments for each wish, in order. Throws GeneratorError when a line is missing or is no list of arguments. */
export function readGenerated(stdout: string, signature: Signature, wishes: number): Value[][] {
  const lines = stdout.split('\n').slice(0, -1);
  if (lines.length !== wishes)
    throw new GeneratorError(`printed ${lines.length} inputs instead of ${wishes}`);
  return lines.map((line, index) => {
    const parsed = argumentsSchema.safeParse(parseJson(line));
    if (!parsed.success) throw new GeneratorError(`input ${index} is no list of values`);
    if (parsed.data.length !== signature.params.length)
      throw new GeneratorError(
        `input ${index} has ${parsed.data.length} arguments, not ${signature.params.length}`,
      );
    return parsed.data;
  });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new GeneratorError(`printed a line that is not JSON: ${line.slice(0, 80)}`);
  }
}
