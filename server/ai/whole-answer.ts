// An answer of the model as a whole, for those who say nothing of it before they have read it all.
import type { ToolCall } from './wire.ts';

/** `longest`: characters that are kept. Throws what the model throws. */
export async function wholeAnswer(
  answer: AsyncGenerator<string, ToolCall | null, void>,
  longest: number,
): Promise<{ text: string; call: ToolCall | null }> {
  let text = '';
  for (;;) {
    const { done, value } = await answer.next();
    if (done) return { text, call: value };
    if (text.length < longest) text += value;
  }
}
