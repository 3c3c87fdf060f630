// Calls one function for each line of descriptor 3 and answers on descriptor 4. Knows no expected values.
import { readFileSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { dirname, resolve } from 'node:path';
import vm from 'node:vm';

const [path, name] = process.argv.slice(2);
process.argv.splice(1, 3, resolve(path));
const { parse, stringify } = JSON;

const exportedName = 'candorFunction';

/** A module beside the candidate's: the same lines without types, and an export of the function, which need not have one. */
function exported(source) {
  const copy = resolve(dirname(path), `.candor-${process.pid}.mjs`);
  writeFileSync(copy, `${stripTypeScriptTypes(source)}\nexport { ${name} as ${exportedName} };\n`);
  globalThis.require = createRequire(copy);
  return copy;
}

/** Starter code exports nothing, so a plain script is searched for the name; a module is asked for its export. */
async function load() {
  const source = String(readFileSync(path));
  if (path.endsWith('.ts')) return (await import(exported(source)))[exportedName];
  if (path.endsWith('.mjs') || /^\s*(import|export)\b(?!\s*\()/m.test(source)) {
    const module = await import(resolve(path));
    return module[name] ?? module.default?.[name] ?? module.default;
  }
  const module = { exports: {} };
  const find = `(function (exports, require, module, __filename, __dirname) {${source}\n;return typeof ${name} === 'undefined' ? undefined : ${name};\n})`;
  const found = vm.runInThisContext(find, { filename: resolve(path) })(
    module.exports,
    createRequire(resolve(path)),
    module,
    resolve(path),
    resolve('.'),
  );
  return found ?? module.exports[name] ?? (typeof module.exports === 'function' ? module.exports : undefined);
}

function* lines() {
  const chunk = Buffer.alloc(65_536);
  let pending = Buffer.alloc(0);
  for (;;) {
    const end = pending.indexOf(10);
    if (end >= 0) {
      yield pending.toString('utf8', 0, end);
      pending = pending.subarray(end + 1);
      continue;
    }
    const size = readSync(3, chunk);
    if (size === 0) return;
    pending = Buffer.concat([pending, chunk.subarray(0, size)]);
  }
}

/** What JSON cannot hold as it is. */
function plain(_key, value) {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError(`the function returned ${value}, which is not a value of the signature`);
  if (value instanceof Set) return [...value];
  if (value instanceof Map) return Object.fromEntries(value);
  if (ArrayBuffer.isView(value)) return [...value];
  return value;
}

function explain(error) {
  if (!(error instanceof Error)) return `thrown: ${String(error)}`.slice(0, 4000);
  const own = (error.stack ?? String(error)).split('\n').filter((line) => !/driver\.mjs|node:/.test(line));
  return own.slice(0, 12).join('\n').slice(0, 4000);
}

function answer(text) {
  const data = Buffer.from(`${text}\n`);
  for (let sent = 0; sent < data.length;) sent += writeSync(4, data, sent);
}

/** process.stdout is a pipe, which Node writes at once and synchronously on Linux: nothing to flush. */
let loaded = null;
async function call(line) {
  try {
    loaded ??= load();
    const found = await loaded;
    if (typeof found !== 'function') throw new Error(`no function '${name}' found`);
    const value = await found(...parse(line));
    return stringify({ ok: true, value: value === undefined ? null : value }, plain);
  } catch (error) {
    return stringify({ ok: false, error: explain(error) });
  }
}

for (const line of lines()) answer(await call(line));
process.exit(0);
