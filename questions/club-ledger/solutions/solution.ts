import { readFileSync } from 'node:fs';

const lines = readFileSync(0, 'utf8').split('\n').filter(Boolean);
const accounts = new Map<string, number>();
const coinsOf = (name: string): number => accounts.get(name) ?? 0;
const commands: Record<string, (...words: string[]) => string> = {
  join(name) {
    if (accounts.has(name)) return 'known';
    accounts.set(name, 0);
    return 'ok';
  },
  pay(name, coins) {
    if (!accounts.has(name)) return 'unknown';
    accounts.set(name, coinsOf(name) + Number(coins));
    return 'ok';
  },
  move(from, to, coins) {
    if (!accounts.has(from) || !accounts.has(to)) return 'unknown';
    if (from === to) return 'same';
    if (coinsOf(from) < Number(coins)) return 'short';
    commands.pay(from, `-${coins}`);
    return commands.pay(to, coins);
  },
  leave(name) {
    if (!accounts.has(name)) return 'unknown';
    if (coinsOf(name) > 0) return 'open';
    accounts.delete(name);
    return 'ok';
  },
};
for (const line of lines) {
  const [command, ...words] = line.split(' ');
  console.log(commands[command](...words));
}
console.log(`sum ${[...accounts.values()].reduce((a, b) => a + b, 0)}`);
