// What a candidate may ask before the interview: an echo, what it is about, a short fixed program; and telling the result.
// Knows nothing of the door itself.
import type { RunEvent, Sandbox } from '../../sandbox/job.ts';
import { type Language, languageNames } from '../../shared/languages.ts';
import type { ProbeAnswer } from '../../shared/probe.ts';
import { type Answer, type Seat, verbSchemas } from '../../shared/protocol.ts';
import { door } from './door.ts';
import { refusal } from './first-event.ts';
import type { Sessions } from './ports.ts';
import type { Publish } from './publish.ts';
import { refuse } from './refusals.ts';

/** Warm runs of one session are this far apart, and so many go on at once on this node: they cost a container each. */
const apartMs = 10_000;
const atOnce = 2;
const limitMs = 12_000; // a browser waits 15 s for an answer
const remembered = 1_000;

const programs: Record<Language, string> = {
  python: 'print("ready")\n',
  javascript: 'console.log("ready");\n',
  typescript: 'console.log("ready");\n',
  java: 'public class Main {\n  public static void main(String[] args) {\n    System.out.println("ready");\n  }\n}\n',
  cpp: '#include <iostream>\nint main() { std::cout << "ready\\n"; }\n',
  go: 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("ready") }\n',
};

export function createProbeVerbs(deps: {
  sandbox: Pick<Sandbox, 'run'>;
  sessions: Pick<Sessions, 'view'>;
  publish: Publish;
  now: () => number;
}) {
  const { sandbox, sessions, publish, now } = deps;
  const lastRun = new Map<string, number>();
  let going = 0;

  const warmRun = async (sessionId: string, language: Language): Promise<ProbeAnswer> => {
    const at = now();
    if (going >= atOnce)
      return refuse('busy', 'Others try their set-up at this moment. Please try again soon.');
    if (at - (lastRun.get(sessionId) ?? -apartMs) < apartMs)
      return refuse('rate_limited', 'A program was tried a moment ago. Please wait ten seconds.');
    lastRun.delete(sessionId); // so that it becomes the newest
    lastRun.set(sessionId, at);
    const [oldest] = lastRun.keys();
    if (lastRun.size > remembered && oldest !== undefined) lastRun.delete(oldest);
    going += 1;
    try {
      const end = await lastEvent(sandbox, language);
      if (end?.kind !== 'ended') return refuse('internal', 'The sandbox gave no answer.');
      if (end.end.reason === 'stopped') return refuse('busy', 'It took too long: the sandbox is busy.');
      return end.end.reason === 'ok'
        ? { ok: true, ms: now() - at }
        : refuse('internal', `The program did not run: ${end.end.message}`);
    } catch (error) {
      const refused = refusal(error);
      if (refused) return refused;
      throw error;
    } finally {
      going -= 1;
    }
  };

  return {
    probe: door(verbSchemas.probe, async ({ sessionId }, { of }): Promise<ProbeAnswer> => {
      if (of === 'link') return { ok: true };
      const view = await sessions.view(sessionId, 'candidate');
      if (!view) return refuse('not_found', 'There is no such session.');
      if (of === 'run')
        return view.endedAt === null
          ? await warmRun(sessionId, view.language)
          : refuse('ended', 'The session has ended.');
      const { language, startedAt, endsAt, deleteAfter = null, ai } = view;
      return { ok: true, about: { language, startedAt, endsAt, deleteAfter, ai } };
    }),
    ready: door(verbSchemas.ready, async (seat: Seat, found): Promise<Answer> => {
      const happening = { kind: 'checked', seat: seat.id, ...found } as const;
      await publish(seat.sessionId, seat.id, { audience: 'interviewers', happening });
      return { ok: true };
    }),
  };
}

async function lastEvent(sandbox: Pick<Sandbox, 'run'>, language: Language): Promise<RunEvent | null> {
  const path = `main.${languageNames[language].extension}`;
  const files = [{ path, text: programs[language] }];
  let last: RunEvent | null = null;
  const job = { kind: 'program', language, files, args: [], stdin: '', interactive: false } as const;
  const run = sandbox.run({ ...job, files, args: [] }, { signal: AbortSignal.timeout(limitMs) });
  for await (const event of run) last = event;
  return last;
}
