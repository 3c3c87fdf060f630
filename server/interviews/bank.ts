// The built-in question bank: reads every folder under `questions/` once, then lists, finds and chooses. Runs nothing.
import { readdir } from 'node:fs/promises';
import type { Difficulty } from '../../shared/question.ts';
import type { Bank } from './ports.ts';
import { readQuestionFolder } from './question-folder.ts';
import type { FolderEntry, Mistake } from './question-folder.ts';

/** Every mistake of the whole bank at once, one a line, each with its file. */
export class BankError extends Error {
  readonly mistakes: readonly Mistake[];
  constructor(mistakes: readonly Mistake[]) {
    super(
      ['the question bank has mistakes:', ...mistakes.map((m) => `  ${m.file}: ${m.problem}`)].join('\n'),
    );
    this.mistakes = mistakes;
  }
}

export interface Filter {
  difficulty?: Difficulty;
  tag?: string;
  /** All of them. */
  tags?: readonly string[];
}

export interface Wish extends Filter {
  count: number;
  /** These first, in this order, whatever the filter says. */
  ids?: readonly string[];
  /** Never these, unless wished for by `ids`. */
  exclude?: readonly string[];
  /** The same seed chooses the same questions. */
  seed: string;
}

export interface Choice {
  /** At most `count`, all different; fewer when the bank has no more that fit. */
  entries: FolderEntry[];
  /** Ids of the wish that the bank does not have. */
  unknown: string[];
}

export interface BuiltInBank extends Bank {
  /** In order of id. */
  list(filter?: Filter): readonly FolderEntry[];
  find(id: string): FolderEntry | null;
  choose(wish: Wish): Choice;
}

/** Reads the bank in `root`. Throws BankError naming all mistakes; a missing folder is the file system's error. */
export async function loadBank(root: string): Promise<BuiltInBank> {
  const mistakes: Mistake[] = [];
  const entries: FolderEntry[] = [];
  const folders = (await readdir(root, { withFileTypes: true })).filter((file) => file.isDirectory());
  for (const id of folders.map((folder) => folder.name).toSorted()) {
    const entry = await readQuestionFolder(root, id, mistakes);
    if (entry) entries.push(entry);
  }
  mistakes.push(...sharedTitles(entries));
  if (mistakes.length > 0) throw new BankError(mistakes);
  return createBank(entries);
}

/** A bank of the given entries. */
export function createBank(entries: readonly FolderEntry[]): BuiltInBank {
  const byId = new Map(entries.map((entry) => [entry.question.id, entry]));
  const list = (filter: Filter = {}) => entries.filter((entry) => fits(entry, filter));
  const find = (id: string) => byId.get(id) ?? null;
  return {
    list,
    find,
    choose(wish) {
      const ids = [...new Set(wish.ids)];
      const asked = ids.flatMap((id) => find(id) ?? []);
      const taken = new Set([...ids, ...(wish.exclude ?? [])]);
      const rest = shuffled(
        list(wish).filter((entry) => !taken.has(entry.question.id)),
        wish.seed,
      );
      return {
        entries: [...asked, ...rest].slice(0, wish.count),
        unknown: ids.filter((id) => !byId.has(id)),
      };
    },
  };
}

function fits({ question }: FolderEntry, filter: Filter): boolean {
  const tags = filter.tag === undefined ? (filter.tags ?? []) : [filter.tag, ...(filter.tags ?? [])];
  return (
    (filter.difficulty === undefined || question.difficulty === filter.difficulty) &&
    tags.every((tag) => question.tags.includes(tag))
  );
}

/** In an order that depends on nothing but the seed and each question's id, so that a new question moves few others. */
function shuffled(entries: readonly FolderEntry[], seed: string): FolderEntry[] {
  return entries
    .map((entry) => ({ entry, rank: rankOf(`${seed}\n${entry.question.id}`) }))
    .toSorted((a, b) => a.rank - b.rank || (a.entry.question.id < b.entry.question.id ? -1 : 1))
    .map(({ entry }) => entry);
}

/** FNV-1a with a last mixing: 32 bits that look random for similar texts. */
function rankOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function sharedTitles(entries: readonly FolderEntry[]): Mistake[] {
  const first = new Map<string, string>();
  return entries.flatMap(({ question: { id, title } }) => {
    const other = first.get(title.toLowerCase());
    first.set(title.toLowerCase(), other ?? id);
    return other === undefined
      ? []
      : [{ file: `${id}/question.json`, problem: `title: "${other}" has the same` }];
  });
}
