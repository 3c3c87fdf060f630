// Calls one function for each line of descriptor 3 and answers on descriptor 4. Knows no expected values.
import { readFileSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
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

/**
 * Gives the way to the function of a new module each time, so that no test sees what another left in it. Starter code
 * exports nothing, so a plain script is searched for the name; a module is asked for its export.
 */
function loader() {
  const source = String(readFileSync(path));
  let loads = 0;
  const anew = (file) => import(`${pathToFileURL(resolve(file))}?${++loads}`);
  if (path.endsWith('.ts')) {
    const copy = exported(source);
    return async () => (await anew(copy))[exportedName];
  }
  if (path.endsWith('.mjs') || /^\s*(import|export)\b(?!\s*\()/m.test(source))
    return async () => {
      const module = await anew(path);
      return module[name] ?? module.default?.[name] ?? module.default;
    };
  const find = `(function (exports, require, module, __filename, __dirname) {${source}\n;return typeof ${name} === 'undefined' ? undefined : ${name};\n})`;
  const script = new vm.Script(find, { filename: resolve(path) });
  return () => {
    const module = { exports: {} };
    const own = createRequire(resolve(path));
    const found = script.runInThisContext()(module.exports, own, module, resolve(path), resolve('.'));
    return (
      found ?? module.exports[name] ?? (typeof module.exports === 'function' ? module.exports : undefined)
    );
  };
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
  return own
    .slice(0, 12)
    .join('\n')
    .replaceAll(/\?\d+(?=:)/g, '')
    .slice(0, 4000);
}

function answer(text) {
  const data = Buffer.from(`${text}\n`);
  for (let sent = 0; sent < data.length;) sent += writeSync(4, data, sent);
}

/** process.stdout is a pipe, which Node writes at once and synchronously on Linux: nothing to flush. */
let load = null;
async function call(line) {
  try {
    load ??= loader();
    const found = await load();
    if (typeof found !== 'function') throw new Error(`no function '${name}' found`);
    const value = await found(...parse(line));
    return stringify({ ok: true, value: value === undefined ? null : value }, plain);
  } catch (error) {
    return stringify({ ok: false, error: explain(error) });
  }
}

for (const line of lines()) answer(await call(line));
process.exit(0);
