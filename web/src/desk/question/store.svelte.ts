// The question that is edited, as the server has it: load, save, check, publish, follow a check to its end. Knows no fields.
import type { Authored, HeldQuestion } from '../../../../shared/authored.ts';
import { writtenQuestionOperations as operations } from '../../../../shared/api/written-questions.ts';
import { apiKey } from '../../home/key.svelte.ts';
import { ask } from '../../lib/ask.ts';

const lookMs = 1_000; // between two looks at a check

export type EditedQuestion = ReturnType<typeof createEdited>;
type Done<T> = { ok: true; data: T } | { ok: false; message: string; field: string };

/** `id` null: it is not stored yet. */
export function createEdited(first: string | null) {
  let id = $state(first);
  let held = $state<HeldQuestion | null>(null);
  let open = true;
  const asked = () => ({ as: apiKey.value, params: { id: id ?? '' } });

  async function follow(): Promise<void> {
    while (open && held?.check) {
      await new Promise((resolve) => setTimeout(resolve, lookMs));
      if (!open) return;
      const got = await ask(operations.questionState, asked());
      if (got.ok) held = got.data;
      else if (got.status === 404) return;
    }
  }
  return {
    get id(): string | null {
      return id;
    },
    get held(): HeldQuestion | null {
      return held;
    },
    async load(version?: number): Promise<Done<Authored>> {
      const source = await ask(operations.questionSource, { ...asked(), query: { version } });
      if (!source.ok) return source;
      const state = await ask(operations.questionState, asked());
      if (state.ok) held = state.data;
      void follow();
      return { ok: true, data: source.data.authored };
    },
    async save(authored: Authored): Promise<Done<HeldQuestion>> {
      const got =
        id === null
          ? await ask(operations.createQuestion, { as: apiKey.value, body: authored })
          : await ask(operations.updateQuestion, { ...asked(), body: authored });
      if (!got.ok) return got;
      id = got.data.id;
      held = got.data;
      return got;
    },
    async run(what: 'check' | 'publish'): Promise<Done<HeldQuestion>> {
      const operation = what === 'check' ? operations.checkQuestion : operations.publishQuestion;
      const got = await ask(operation, asked());
      if (!got.ok) return got;
      held = got.data;
      await follow();
      return held ? { ok: true, data: held } : got;
    },
    versions: () => ask(operations.questionVersions, asked()),
    remove: () => ask(operations.deleteQuestion, asked()),
    pack: (format: 'json' | 'yaml' | 'zip') =>
      ask(operations.exportQuestions, { as: apiKey.value, body: { ids: [id ?? ''], format } }),
    close(): void {
      open = false;
    },
  };
}
