// Java: javac into the working folder, then a JVM that is told its memory. The driver comes compiled with the image.
import type { LanguageSpec, Work } from '../language.ts';

const java = '/usr/bin/java';
const quick = ['-XX:+UseSerialGC', '-XX:-UsePerfData'];

/** The heap's share of the container; the rest is the JVM itself, its code and stacks. */
const heapShare = 0.55;
const jvm = (memoryMb: number) => [java, ...quick, `-Xmx${Math.floor(memoryMb * heapShare)}m`, '-Xss2m'];

/** `CandorCompile` is javac, which starts warm when it may wait for the file first. */
const compile = ({ main, paths }: Work) => [
  [
    java,
    ...quick,
    '-XX:TieredStopAtLevel=1',
    '-XX:AOTCache=/opt/candor/java/javac.aot',
    '-Xmx256m',
    '-cp',
    '/opt/candor/java/driver.jar',
    'CandorCompile',
    main,
    '-cp',
    '.',
    '-proc:none', // annotation processors would be programs run by the compiler
    '-Xlint:all',
    '-encoding',
    'UTF-8',
    '-d',
    '.',
    ...paths.filter((path) => path.endsWith('.java')),
  ],
];
const className = (path: string) => path.replace(/\.java$/, '').replaceAll('/', '.');

export const javaSpec: LanguageSpec = {
  language: 'java',
  mainFile: 'Main.java',
  program: (work) => ({
    files: [],
    compile: compile(work),
    made: ['.class'],
    waitsFor: work.main,
    run: [...jvm(work.memoryMb), '-cp', '.', className(work.main)],
  }),
  driver: (work, signature) => ({
    files: [],
    compile: compile(work),
    made: ['.class'],
    waitsFor: work.main,
    run: [
      ...jvm(work.memoryMb),
      '-XX:SharedArchiveFile=/opt/candor/java/driver.jsa',
      '-cp',
      '/opt/candor/java/driver.jar', // it loads the candidate's classes itself
      'CandorDriver',
      signature.name,
      String(signature.params.length),
    ],
  }),
  lint: null, // it warns while it compiles
  env: {},
  // A JVM needs about 80 MB before the first object, and some twenty threads.
  limits: { memoryMb: 256, compileMs: 20_000 },
  outOfMemory: 'java.lang.OutOfMemoryError',
};
