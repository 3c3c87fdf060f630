// What one language must tell the sandbox: how to compile, run and drive a function. Knows no Docker and no job.
import type { Language } from '../../shared/languages.ts';
import type { Signature } from '../../shared/values.ts';
import type { Limits, SourceFile } from '../job.ts';

/** What a language knows of the job at hand. Paths are relative to the working folder, /work. */
export interface Work {
  /** The file that starts; already renamed to `mainFile` if it came as `main.<extension>`. */
  main: string;
  /** What it holds. */
  text: string;
  /** All files, `main` first. */
  paths: string[];
  /** What the container holds, in MB: for runtimes that must be told (JVM, Node). */
  memoryMb: number;
}

/** What the supervisor does for one job. Commands are argv lists; no shell is involved. */
export interface Plan {
  /** Written beside the candidate's files: a driver made from the signature, a build file. */
  files: SourceFile[];
  /** Run one after the other before the start, with the compile limits; the first failure ends the job. */
  compile: string[][];
  /**
   * What the commands make, by path, or by the end of the name where it begins with a dot (`.class`): kept for the next
   * run of the same source. Empty: they only check.
   */
  made: string[];
  /**
   * The file that the first command opens once it is ready, whatever that file holds: the command may be started before
   * the file is there (README.md). Absent or null: it may not.
   */
  waitsFor?: string | null;
  /** A driver that cannot forget what a test left gets a new process for each. */
  anew?: true;
  /** A program's arguments are appended. A driver is started with its inputs on fd 3, its answers on fd 4. */
  run: string[];
}

export interface LanguageSpec {
  language: Language;
  /** The name that `main.<extension>` gets (`Main.java`); any other name is kept. */
  mainFile: string;
  program(work: Work): Plan;
  /** Drives `signature.name` as README.md tells, once per input line. */
  driver(work: Work, signature: Signature): Plan;
  /**
   * Prints one line a finding, `path:line: rule: message`, with the limits of compiling, and runs no code of the
   * candidate's. Null: the compiler's warnings are all there is.
   */
  lint: ((work: Work) => Plan) | null;
  /** Added to PATH, HOME, LANG and TMPDIR. */
  env: Record<string, string>;
  /** Where this language needs other limits than the defaults (JVM: more memory and threads). */
  limits: Partial<Limits>;
  /** Text on stderr that means "out of memory" when the program failed by itself. */
  outOfMemory: string | null;
}
