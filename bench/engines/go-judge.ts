// go-judge, by its public HTTP API: POST /run, with what a compiler made kept as a file of the server between the two
// steps. It runs the programs of the machine (or image) it lives in: the commands below are Debian's.
import { z } from 'zod';
import type { Language } from '../../shared/languages.ts';
import { hellos } from '../programs/hello.ts';
import { type Engine, expectHello } from './engine.ts';

const commands: Partial<Record<Language, { compile?: string[]; made?: string; run: string[] }>> = {
  python: { run: ['/usr/bin/python3', 'main.py'] },
  javascript: { run: ['/usr/bin/env', 'node', 'main.js'] },
  java: { run: ['/usr/bin/java', 'Main.java'] },
  cpp: { compile: ['/usr/bin/g++', '-O2', '-o', 'program', 'main.cpp'], made: 'program', run: ['./program'] },
};
const resultSchema = z
  .array(
    z.object({
      status: z.string(),
      error: z.string().optional(),
      files: z.record(z.string(), z.string()).optional(),
      fileIds: z.record(z.string(), z.string()).optional(),
    }),
  )
  .length(1);
const limitMs = 60_000;
const second = 1e9; // go-judge counts in nanoseconds

/** `url` as in GO_JUDGE_URL, such as http://localhost:5050. */
export function createGoJudge(url: string): Engine {
  const at = (path: string) => new URL(path, url.endsWith('/') ? url : `${url}/`);
  const run = async (args: string[], copyIn: object, copyOutCached: string[] = []) => {
    const cmd = {
      args,
      env: ['PATH=/usr/local/bin:/usr/bin:/bin'],
      files: [{ content: '' }, { name: 'stdout', max: 65_536 }, { name: 'stderr', max: 65_536 }],
      cpuLimit: 10 * second,
      clockLimit: 20 * second,
      memoryLimit: 512 * 1_048_576,
      procLimit: 64,
      copyIn,
      copyOutCached,
    };
    const response = await fetch(at('run'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ cmd: [cmd] }),
      signal: AbortSignal.timeout(limitMs),
    });
    if (!response.ok) throw new Error(`go-judge answered ${response.status} ${await response.text()}`);
    const [result] = resultSchema.parse(await response.json());
    if (result?.status !== 'Accepted')
      throw new Error(`go-judge: ${result?.status} ${result?.error ?? result?.files?.['stderr'] ?? ''}`);
    return result;
  };
  return {
    name: 'go-judge',
    async hello(language) {
      const command = commands[language];
      if (!command) return null;
      const { path, text } = hellos[language].file;
      let files: object = { [path]: { content: text } };
      const from = performance.now();
      let kept: string | undefined;
      if (command.compile && command.made) {
        kept = (await run(command.compile, files, [command.made])).fileIds?.[command.made];
        files = { [command.made]: { fileId: kept } };
      }
      const result = await run(command.run, files);
      const end = performance.now() - from;
      expectHello('go-judge', language, result.files?.['stdout'] ?? '');
      if (kept !== undefined) await fetch(at(`file/${kept}`), { method: 'DELETE' });
      return { first: null, end };
    },
  };
}
