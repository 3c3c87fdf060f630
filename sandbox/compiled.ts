// What compilers made, kept in this process's memory for the same source of the same owner. Knows no container.

/** A file that a compiler wrote, relative to the working folder. */
export interface CompiledFile {
  path: string;
  bytes: Buffer;
}
export interface Compiled {
  files: CompiledFile[];
  /** What the compiler said. */
  text: string;
}

export interface CompiledStore {
  /** Null: it must be compiled. */
  find(key: string): Compiled | null;
  /** The least recently used go when there is no room. What is larger than a tenth of all is not kept. */
  keep(key: string, compiled: Compiled): void;
}

/** What one entry costs beside its bytes: keys, objects. */
const entryBytes = 1_000;

export function createCompiledStore(mostBytes: number): CompiledStore {
  const entries = new Map<string, { compiled: Compiled; size: number }>(); // in order of last use
  let bytes = 0;
  const drop = (key: string) => {
    bytes -= entries.get(key)?.size ?? 0;
    entries.delete(key);
  };
  return {
    find(key) {
      const entry = entries.get(key);
      if (!entry) return null;
      entries.delete(key);
      entries.set(key, entry);
      return entry.compiled;
    },
    keep(key, compiled) {
      const size = compiled.files.reduce(
        (sum, file) => sum + file.bytes.length,
        compiled.text.length + entryBytes,
      );
      if (size > mostBytes / 10) return;
      drop(key);
      entries.set(key, { compiled, size });
      bytes += size;
      for (const oldest of entries.keys()) {
        if (bytes <= mostBytes) break;
        drop(oldest);
      }
    },
  };
}

/**
 * `compiling`: a hash of everything that a compiler sees, commands and files; `image`: the compiler itself. What a hostile source made of its own compiler is
 * thus given to that very source alone; and to nobody else's, by `scope`.
 */
export function compiledKey(scope: string, image: string, compiling: string): string {
  return JSON.stringify([scope, image, compiling]);
}

/** A frame's `path NUL bytes`. Null for a path that no compiler here writes. */
export function compiledFile(data: Buffer): CompiledFile | null {
  const end = data.indexOf(0);
  const path = data.toString('utf8', 0, Math.max(0, end));
  const plain = end > 0 && end <= 200 && path.split('/').every((part) => part !== '' && !/^\.+$/.test(part));
  return plain ? { path, bytes: Buffer.from(data.subarray(end + 1)) } : null;
}
