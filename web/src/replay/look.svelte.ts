// What is on show at a moment of a replay: the room, one of the texts or the whiteboard, and who is at work.
// Knows no component.
import { mainName, readKey } from '../../../shared/code-files.ts';
import { codeKey } from '../../../shared/documents.ts';
import { languageSchema } from '../../../shared/language-schema.ts';
import { countUntil } from '../../../shared/replay/keyframes.ts';
import { nameStays } from '../editor/cursors.ts';
import { t } from '../lib/i18n/words.ts';
import type { Caret } from './carets.ts';
import { textName } from './stamp.ts';
import type { Story } from './story.ts';

/** How long somebody counts as typing after an edit, ms. */
const typing = 1_500;
/** Chosen instead of a text. */
export const boardChoice = 'board';

/** `playing`: else the moment can be looked at, and everybody is named. */
export function createLook(story: Story, now: () => number, playing: () => boolean) {
  const { recording, code, board, eventTimes } = story;
  let chosen = $state<string | null>(null);
  const eventCount = $derived(countUntil(eventTimes, now()));
  const editCount = $derived(countUntil(code.times, now()));
  const boardCount = $derived(countUntil(board.times, now()));
  const room = $derived(story.roomAfter(eventCount));
  const first = $derived(codeKey(room.question, recording.header.session.language));
  const last = $derived(story.followed[editCount - 1] ?? null);
  // The question that everybody looks at, also when nobody has typed there yet.
  const here = $derived(last !== null && readKey(last)?.question === room.question ? last : first);
  const lastDrawn = $derived(board.edits[boardCount - 1]);
  const lastTyped = $derived(code.edits[editCount - 1]);
  const drawn = $derived(lastDrawn !== undefined && lastDrawn.at > (lastTyped?.at ?? 0));
  const showsBoard = $derived(chosen === null ? drawn : chosen === boardChoice);
  const key = $derived(chosen === null || chosen === boardChoice ? here : chosen);
  const names = $derived(story.filesAfter(editCount));
  return {
    /** The text (or `boardChoice`) that is shown for good; null: where somebody worked last. */
    get chosen() {
      return chosen;
    },
    set chosen(to) {
      chosen = to;
    },
    get room() {
      return room;
    },
    get showsBoard() {
      return showsBoard;
    },
    get key() {
      return key;
    },
    get text() {
      return story.textAfter(editCount, key);
    },
    /** Who is in the text on show. */
    get carets() {
      return caretsIn(story, key, { at: now(), edits: editCount, playing: playing() });
    },
    get shapes() {
      return story.shapesAfter(boardCount);
    },
    /** All texts that there are at this moment, by key, with names for people. */
    get texts() {
      return textsOf(story, names, (text) => text.from < editCount || text.key === first);
    },
    /** The texts of the same question and language, the main one first: as the editor's tabs were. */
    get files() {
      const { main, label } = mainOf(key);
      const beside = [...names].filter(([other]) => other.startsWith(`${main}/`));
      return [{ key: main, name: label }, ...beside.map(([other, name]) => ({ key: other, name }))];
    },
    /** Who typed or drew last, if that was a moment ago; else null. */
    get busy() {
      const edit = drawn ? lastDrawn : lastTyped;
      const name = edit && now() - edit.at < typing ? story.nameOf(edit.by) : null;
      if (name === null) return null;
      return drawn ? t('{name} is drawing', { name }) : t('{name} is typing', { name });
    },
  };
}

/** Those who are in this text at a moment. */
function caretsIn(
  story: Story,
  key: string,
  { at, edits, playing }: { at: number; edits: number; playing: boolean },
): Caret[] {
  return story.peopleAt(at, edits).flatMap(({ seat, key: of, head, anchor, movedAt }, id) => {
    if (of !== key) return [];
    const name = story.nameOf(seat) ?? t('Somebody');
    const named = !playing || at - movedAt < nameStays;
    return { id, name, colour: story.colourOf(seat), head, anchor, named };
  });
}

/** The texts that are there, with names for people. `names`: of the files beside the main ones, as they are now. */
function textsOf(
  story: Story,
  names: ReadonlyMap<string, string>,
  there: (text: Story['texts'][number]) => boolean,
): { key: string; label: string }[] {
  return story.texts.filter(there).flatMap((text) => {
    const name = names.get(text.key);
    if (readKey(text.key)?.main === false && name === undefined) return []; // it was deleted, or not yet made
    return { key: text.key, label: textName(text.key, name).label };
  });
}

/** The key of the main text of the question and language that `key` belongs to, and what its tab says. */
function mainOf(key: string): { main: string; label: string } {
  const main = key.split('/').slice(0, 2).join('/');
  const language = languageSchema.safeParse(readKey(key)?.language);
  return { main, label: language.success ? mainName(language.data, 'program') : main };
}
