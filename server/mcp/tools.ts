// The tools that an agent may use: what each is called, takes and does. Knows no wire.
import { z } from 'zod';
import type { Scope } from '../../shared/access.ts';
import { codeText, nameText } from '../../shared/api/operation.ts';
import { startBody } from '../../shared/api/tests.ts';
import { languageSchema } from '../../shared/language-schema.ts';
import { verbSchemas } from '../../shared/protocol.ts';
import { sessionDifficultySchema } from '../../shared/session.ts';
import { AppError } from '../errors.ts';
import type { Limits } from '../http/limits.ts';
import { ownSession } from '../http/own-session.ts';
import type { McpCaller, McpParts } from './ports.ts';

export interface Tool {
  name: string;
  description: string;
  scopes: readonly Scope[]; // one of these; admin always may
  readOnly: boolean;
  limit: Parameters<Limits['count']>[0] | null; // counted besides the request itself
  input: z.ZodObject;
  /** `raw` was not checked yet. Throws AppError and what the operation throws. */
  run(raw: unknown, call: McpCaller & { signal: AbortSignal }): Promise<unknown>;
}

const lookers = ['sessions', 'read'] as const;
const sessionId = z.string().min(1).max(80);
const looking = { scopes: lookers, readOnly: true, limit: null } as const;
const speaking = { scopes: ['sessions'], readOnly: false, limit: null } as const;

function tool<S extends z.ZodObject>(
  given: Omit<Tool, 'run' | 'input'> & {
    input: S;
    run: (input: z.output<S>, call: McpCaller & { signal: AbortSignal }) => Promise<unknown>;
  },
): Tool {
  return { ...given, run: (raw, call) => given.run(given.input.parse(raw), call) };
}

export function createTools(parts: McpParts): Tool[] {
  return [...lookingTools(parts), ...workingTools(parts), ...speakingTools(parts)];
}

function lookingTools({ handlers }: McpParts): Tool[] {
  const from = ({ caller, signal }: McpCaller & { signal: AbortSignal }, id: string) => ({
    caller,
    signal,
    idempotencyKey: null,
    body: {},
    params: { id },
  });
  const id = z.strictObject({ sessionId });
  return [
    tool({
      ...looking,
      name: 'get_session',
      description: 'One interview: its questions, tests, clock and settings, as an interviewer sees it.',
      input: id,
      run: (input, call) => handlers.getSession({ ...from(call, input.sessionId), query: {} }).then(bodyOf),
    }),
    tool({
      ...looking,
      name: 'read_events',
      description:
        'What happened in the room, in order: runs and their output, tests, chat, hints. Ask again with the last n.',
      input: z.strictObject({
        sessionId,
        after: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(200).default(100),
      }),
      run: ({ sessionId: of, ...query }, call) =>
        handlers.sessionEvents({ ...from(call, of), query }).then(bodyOf),
    }),
    tool({
      ...looking,
      name: 'read_document',
      description:
        'A shared document now, or at a time (ms since 1970): "code" (keys such as q1/python), or "notes".',
      input: z.strictObject({
        sessionId,
        name: z.enum(['code', 'notes']).default('code'),
        at: z.number().int().min(0).optional(),
      }),
      run: ({ sessionId: of, name, at }, call) => {
        const query = at === undefined ? {} : { at };
        return handlers.sessionDocument({ ...from(call, of), params: { id: of, name }, query }).then(bodyOf);
      },
    }),
    tool({
      ...looking,
      name: 'get_report',
      description: 'Everything that was submitted and observed, with scores from tests.',
      input: id,
      run: (input, call) =>
        handlers.sessionReport({ ...from(call, input.sessionId), query: {} }).then(bodyOf),
    }),
  ];
}

function workingTools({ handlers }: McpParts): Tool[] {
  const nothing = { params: {}, query: {}, idempotencyKey: null };
  return [
    tool({
      name: 'create_session',
      description: 'Start an interview. Answers with one link and one token for each role.',
      scopes: ['sessions'],
      readOnly: false,
      limit: 'sessions',
      input: z.strictObject({
        candidateName: nameText,
        difficulty: sessionDifficultySchema.default('easy'),
        language: languageSchema.default('python'),
        totalQuestions: z.number().int().min(1).max(20).default(3),
        timeLimitMinutes: z.number().min(1).max(1_440).optional(),
        bankId: z.string().max(80).optional(),
      }),
      run: (input, { caller, signal }) =>
        handlers.startSession({ ...nothing, caller, signal, body: startBody.parse(input) }).then(bodyOf),
    }),
    tool({
      name: 'run_code',
      description: 'Run a program in the sandbox, outside of any interview.',
      scopes: ['execute'],
      readOnly: false,
      limit: 'execution',
      input: z.strictObject({
        code: codeText,
        language: languageSchema,
        stdin: z.string().max(65_536).default(''),
      }),
      run: (input, { caller, signal }) =>
        handlers.execute({ ...nothing, caller, signal, body: { ...input, files: [] } }).then(bodyOf),
    }),
  ];
}

function speakingTools({ sessions, tell, voice }: McpParts): Tool[] {
  const open = async (id: string, { caller }: McpCaller) => {
    const session = await ownSession(sessions, caller, id);
    if (!session.active) throw new AppError('ended', 409, 'the session has ended');
  };
  const aloud = async (id: string, words: { text: string; level: number; cost: number | null }) => {
    const answer = await voice.speak(id, null, words);
    if (answer.ok) return answer; // `drafted`: an interviewer sees it first
    throw new AppError(answer.code === 'ended' ? 'ended' : 'forbidden', 403, answer.message);
  };
  return [
    tool({
      ...speaking,
      name: 'say',
      description:
        'Say something in the room, marked as an AI. `private`: for interviewers only. `drafted`: they see it first.',
      input: z.strictObject({ sessionId, ...verbSchemas.say.shape }),
      run: async ({ sessionId: id, text, private: secret }, call) => {
        await open(id, call);
        if (!secret) return aloud(id, { text, level: 0, cost: 0 });
        await tell(id, 'interviewers', { kind: 'said', text, agent: true });
        return { said: text };
      },
    }),
    tool({
      ...speaking,
      name: 'hint',
      description:
        'Give the candidate a hint: level 1 nudge, 2 direction, 3 partial. It goes into the ledger.',
      input: z.strictObject({ sessionId, ...verbSchemas.hint.shape }),
      run: async ({ sessionId: id, text, level, cost = null }, call) => {
        await open(id, call);
        return aloud(id, { text, level, cost });
      },
    }),
  ];
}

function bodyOf(reply: { body: unknown } | object): unknown {
  if ('body' in reply) return reply.body;
  throw new Error('an operation of a tool has no JSON body');
}
