// What a server under test says of its own answers. Reads its log alone.
import { brokenAnswer } from '../../server/http/answer.ts';

/** Throws when the log tells of an answer that broke its schema: the caller saw a 500, and may not have looked. */
export function answersFit(log: string): void {
  const broken = log.split('\n').find((line) => line.includes(brokenAnswer));
  if (broken !== undefined) throw new Error(broken.slice(0, 2_000));
}
