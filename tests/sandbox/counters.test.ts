// The supervisor's counters under both versions of control groups: its own source, compiled and run in the sandbox on
// files as the kernel writes them. An engine of either version is what the other tests run on.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/job.ts';
import { collect, python, realSandbox } from './run.ts';

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = realSandbox({ slots: 1, warm: 0 });
});
afterAll(async () => await sandbox?.close(), 120_000);

const read = (name: string) => readFileSync(new URL(`../../sandbox/image/${name}`, import.meta.url), 'utf8');

/** Writes the files, then asks. */
const main = `#include <stdbool.h>
#include "counters.h"
#include <filesystem>
#include <fstream>
#include <print>
static void fill(const char *path, const char *text) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream(path) << text;
}
int main() {
FILL
  std::println("{} {} {}", cpu_ms(), oom_kills(), refused_forks());
}
`;

test.each([
  [
    1,
    {
      'cpuacct/cpuacct.usage': '1234567890\n',
      'memory/memory.oom_control': 'oom_kill_disable 0\nunder_oom 0\noom_kill 7\n',
      'pids/pids.events': 'max 5\n',
    },
  ],
  [
    2,
    {
      'cpu.stat': 'usage_usec 1234567\nuser_usec 1000000\nsystem_usec 234567\nnr_periods 0\n',
      'memory.events': 'low 0\nhigh 0\nmax 41\noom 9\noom_kill 7\noom_group_kill 0\n',
      'pids.events': 'max 5\n',
    },
  ],
])('control groups, version %i', { timeout: 240_000 }, async (_, files) => {
  const root = '/tmp/groups';
  const fill = Object.entries(files).map(
    ([path, text]) => `  fill("${root}/${path}", ${JSON.stringify(text)});`,
  );
  const { stdout, stderr, end, events } = await collect(sandbox, {
    ...python(''),
    language: 'cpp',
    files: [
      { path: 'main.cpp', text: main.replace('FILL', fill.join('\n')) },
      { path: 'counters.h', text: read('counters.c').replaceAll('/sys/fs/cgroup', root) },
      { path: 'supervisor.h', text: read('supervisor.h') },
    ],
  });
  const compiled = events.find(({ kind }) => kind === 'compiled');
  expect([stdout, stderr], JSON.stringify([end, compiled])).toEqual(['1234 7 5\n', '']);
});
