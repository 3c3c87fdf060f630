// Which questions a session gets: named ones first, then by difficulty, never one twice. Knows no store.
import { offered } from '../../shared/authored.ts';
import type { Language } from '../../shared/languages.ts';
import type { Difficulty } from '../../shared/question.ts';
import type { SessionDifficulty, StoredQuestion } from '../../shared/session.ts';

export interface Wanted {
  language: Language; // only what is offered in it, unless named
  difficulty: SessionDifficulty;
  total: number;
  ids: string[]; // in this order, whatever their difficulty
  tags: string[]; // of the others each has at least one of these; empty: any
}
export type Choice =
  | { ok: true; questions: StoredQuestion[] }
  | { ok: false; field: 'questionIds' | 'totalQuestions'; message: string };

/** Where one difficulty has too few, its neighbours fill up: an interview with fewer questions helps nobody. */
const nearest: Record<SessionDifficulty, Difficulty[]> = {
  easy: ['easy', 'medium', 'hard'],
  medium: ['medium', 'easy', 'hard'],
  hard: ['hard', 'medium', 'easy'],
  mixed: [],
};

/** `random` gives numbers in [0, 1): the order among questions of one difficulty. */
export function chooseQuestions(
  pool: readonly StoredQuestion[],
  wanted: Wanted,
  random: () => number = Math.random,
): Choice {
  const chosen: StoredQuestion[] = [];
  const has = ({ question }: StoredQuestion) => chosen.some((one) => one.question.id === question.id);
  for (const id of wanted.ids) {
    const found = pool.find((entry) => entry.question.id === id);
    if (!found) return { ok: false, field: 'questionIds', message: `no question "${id}"` };
    if (!has(found)) chosen.push(found);
  }
  const total = Math.max(wanted.total, chosen.length);
  const rest = pool.filter(
    (entry) => !has(entry) && tagged(entry, wanted.tags) && offered(entry.question).includes(wanted.language),
  );
  chosen.push(...ordered(rest, wanted.difficulty, random).slice(0, total - chosen.length));
  if (chosen.length >= total) return { ok: true, questions: chosen };
  const message = `only ${chosen.length} different questions fit, ${total} were asked for`;
  return { ok: false, field: 'totalQuestions', message };
}

function tagged(entry: StoredQuestion, tags: string[]): boolean {
  return tags.length === 0 || entry.question.tags.some((tag) => tags.includes(tag));
}

function ordered(
  pool: StoredQuestion[],
  difficulty: SessionDifficulty,
  random: () => number,
): StoredQuestion[] {
  const mixed = shuffled(pool, random);
  if (difficulty === 'mixed') return mixed;
  return nearest[difficulty].flatMap((level) => mixed.filter((entry) => entry.question.difficulty === level));
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
