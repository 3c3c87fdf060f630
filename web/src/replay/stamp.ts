// Time since the start, as a player shows it and as it is read aloud. Pure.
import { readKey } from '../../../shared/code-files.ts';
import { languageSchema } from '../../../shared/language-schema.ts';
import { languageNames } from '../../../shared/languages.ts';
import { t } from '../lib/i18n/words.ts';

/** "4:05", "1:02:03". `ms` is never negative. */
export function stamp(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1_000);
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** The name of a text such as "q1/python" for people, and its language for Monaco. `file`: of one beside the main one. */
export function textName(key: string, file?: string): { label: string; monaco: string } {
  const of = readKey(key);
  const known = languageSchema.safeParse(of?.language);
  if (of === null || !known.success) return { label: key, monaco: 'plaintext' };
  const { label, monaco } = languageNames[known.data];
  const name = file ?? (of.main ? undefined : key.split('/').slice(2).join('/'));
  const parts = [t('Question {question}', { question: of.question }), label, name];
  return { label: parts.filter((part) => part !== undefined).join(' · '), monaco };
}
