// Piston, by its public HTTP API: POST /api/v2/execute. Takes the newest runtime that the server has of each language.
import { z } from 'zod';
import type { Language } from '../../shared/languages.ts';
import { hellos } from '../programs/hello.ts';
import { type Engine, expectHello } from './engine.ts';

const names: Record<Language, string> = {
  python: 'python',
  javascript: 'javascript',
  typescript: 'typescript',
  java: 'java',
  cpp: 'c++',
  go: 'go',
};
const runtimesSchema = z.array(z.object({ language: z.string(), aliases: z.array(z.string()).default([]) }));
const ranSchema = z.object({
  run: z.object({ stdout: z.string(), stderr: z.string(), code: z.number().nullable() }),
  compile: z.object({ output: z.string() }).optional(),
});
const limitMs = 60_000;

/** `url` as in PISTON_URL, such as http://localhost:2000. */
export function createPiston(url: string): Engine {
  const at = (path: string) => new URL(`api/v2/${path}`, url.endsWith('/') ? url : `${url}/`);
  let known: Promise<Set<string>> | null = null;
  const runtimes = async () => {
    const response = await fetch(at('runtimes'), { signal: AbortSignal.timeout(limitMs) });
    const found = runtimesSchema.parse(await response.json());
    return new Set(found.flatMap(({ language, aliases }) => [language, ...aliases]));
  };
  return {
    name: 'Piston',
    async hello(language) {
      const name = names[language];
      known ??= runtimes();
      if (!(await known).has(name)) return null;
      const { path, text } = hellos[language].file;
      const from = performance.now();
      const response = await fetch(at('execute'), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ language: name, version: '*', files: [{ name: path, content: text }] }),
        signal: AbortSignal.timeout(limitMs),
      });
      const answer: unknown = await response.json();
      const end = performance.now() - from;
      if (!response.ok) throw new Error(`Piston answered ${response.status} ${JSON.stringify(answer)}`);
      const { run, compile } = ranSchema.parse(answer);
      expectHello('Piston', language, run.stdout || `${compile?.output ?? ''}${run.stderr}`);
      return { first: null, end };
    },
  };
}
