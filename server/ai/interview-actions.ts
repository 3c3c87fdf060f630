// What the AI interviewer can do, as tools for a model, and how a call of one is read. Which it has is for plain code to say:
// it can neither help where no help is granted, nor pass over a question, nor speak to people who are not there.
import { z } from 'zod';
import type { Occasion } from './policy.ts';
import { shapeOf } from './shape.ts';
import type { Tool, ToolCall } from './wire.ts';

const text = z.string().trim().min(1).max(1_200);
const spoken = z.object({ level: z.number().int().min(0).max(3), text });
const schemas = {
  say: z.object({ text }),
  hint: spoken.extend({ level: z.number().int().min(1).max(3) }),
  whisper: z.object({ text }),
  stay_silent: z.object({ why: z.string().max(300) }),
};
type Name = keyof typeof schemas;
const descriptions: Record<Name, string> = {
  say: 'Says something to everybody in the room, without help with the solution (level 0): one to three plain sentences.',
  hint: 'Helps the candidate, at a level that is granted: one to three plain sentences.',
  whisper: 'Tells the interviewers alone what they should know; the candidate does not see it.',
  stay_silent: 'Says nothing for now, because a good interviewer would not interrupt here.',
};

/** `said`: to the room, level 0 is no hint. */
export type Action =
  | { kind: 'said'; level: number; text: string }
  | { kind: 'whispered'; text: string }
  | { kind: 'silent'; why: string };
export interface Chance {
  occasion: Occasion;
  granted: number; // level of help, 0 to 3
  /** Somebody interviews: there is who hears a whisper. */
  accompanied: boolean;
}

/** Whoever asked, or has just answered, is answered aloud, and the end of a question is told aloud. */
function offered({ occasion, granted, accompanied }: Chance): Name[] {
  if (occasion === 'closing') return ['say'];
  const aloud: Name[] = granted > 0 ? ['say', 'hint'] : ['say'];
  if (occasion === 'asked' || occasion === 'answered') return aloud;
  return [...aloud, ...(accompanied ? (['whisper'] as const) : []), 'stay_silent'];
}

export function toolsFor(chance: Chance): Tool[] {
  return offered(chance).map((name) => ({
    name,
    description: descriptions[name],
    parameters: shapeOf(name, schemas[name]).schema,
  }));
}

/** `problem`: in words for the model, and none of its own. */
export function readAction(
  { text: answer, call }: { text: string; call: ToolCall | null },
  chance: Chance,
): Action | { problem: string } {
  if (call === null) return readText(answer);
  const name = offered(chance).find((one) => one === call.name);
  if (name === undefined) return { problem: 'it called a tool that it was not given' };
  return readCall(name, call.arguments) ?? { problem: `it called ${name} in a way that cannot be read` };
}

function readCall(name: Name, given: string): Action | null {
  const read = <T>(schema: z.ZodType<T>) => parsed(schema, given);
  switch (name) {
    case 'say': {
      const said = read(schemas.say);
      return said && { kind: 'said', level: 0, ...said };
    }
    case 'hint': {
      const hint = read(schemas.hint);
      return hint && { kind: 'said', ...hint };
    }
    case 'whisper': {
      const whisper = read(schemas.whisper);
      return whisper && { kind: 'whispered', ...whisper };
    }
    case 'stay_silent': {
      const silence = read(schemas.stay_silent);
      return silence && { kind: 'silent', ...silence };
    }
  }
}

/** Of a server without tools. */
function readText(answer: string): Action | { problem: string } {
  const said = parsed(spoken, answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
  return said ? { kind: 'said', ...said } : { problem: 'it is not the JSON object that was asked for' };
}

function parsed<T>(schema: z.ZodType<T>, given: string): T | null {
  try {
    return schema.parse(JSON.parse(given));
  } catch {
    return null; // a model's text is no program's error: it is asked once more
  }
}
