// Time since the start, as a player shows it and as it is read aloud. Pure.
import { languageNames, languageSchema } from '../../../shared/languages.ts';

/** "4:05", "1:02:03". `ms` is never negative. */
export function stamp(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1_000);
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** The name of a text such as "q1/python" for people, and its language for Monaco. */
export function textName(key: string): { label: string; monaco: string } {
  const [question = '', name = ''] = key.split('/');
  const known = languageSchema.safeParse(name);
  const { label, monaco } = known.success ? languageNames[known.data] : { label: name, monaco: 'plaintext' };
  const number = /^q(\d+)$/.exec(question)?.[1];
  return { label: number === undefined ? key : `Question ${number} · ${label}`, monaco };
}
