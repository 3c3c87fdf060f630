// A network namespace of its own, joined to this machine by one cable (a veth pair) that can be pulled out, or lose
// packets. Needs root and iproute2. Knows no server.
import { spawnSync } from 'node:child_process';

export interface Namespace {
  /** What goes before a program that is to live in it. */
  command: string[];
  /** This machine as seen from inside, and what lives inside as seen from here. */
  near: string;
  far: string;
  /** The cable is out: no packet passes, and no end of a connection is told. */
  cut(): void;
  mend(): void;
  /** A third of all packets is thrown away, in both directions; the undo. Null: this kernel cannot. */
  lose(): (() => void) | null;
  close(): void;
}

const NEAR = '10.213.77.1';
const FAR = '10.213.77.2';
const LOST = ['-m', 'statistic', '--mode', 'random', '--probability', '0.33', '-j', 'DROP'];

const run = (program: string, ...args: string[]): boolean =>
  spawnSync(program, args, { stdio: 'ignore', timeout: 10_000 }).status === 0;
const ip = (line: string): boolean => run('ip', ...line.split(' '));

/** Null: this machine allows none. */
export function openNamespace(): Namespace | null {
  const name = `candor-${process.pid}`;
  const cable = `cdr${process.pid % 100_000}`;
  const close = (): void => {
    ip(`link del ${cable}`);
    ip(`netns del ${name}`);
  };
  const steps = [
    `netns add ${name}`,
    `link add ${cable} type veth peer name inside netns ${name}`,
    `addr add ${NEAR}/30 dev ${cable}`,
    `link set ${cable} up`,
    `-n ${name} addr add ${FAR}/30 dev inside`,
    `-n ${name} link set inside up`,
    `-n ${name} link set lo up`,
  ];
  if (!steps.every(ip)) {
    close();
    return null;
  }
  return {
    command: ['ip', 'netns', 'exec', name],
    near: NEAR,
    far: FAR,
    cut: () => void ip(`link set ${cable} down`),
    mend: () => void ip(`link set ${cable} up`),
    lose() {
      const ways = [
        ['INPUT', '-i', cable],
        ['OUTPUT', '-o', cable],
      ];
      const undo = (): void => {
        for (const way of ways) run('iptables', '-D', ...way, ...LOST);
      };
      if (ways.every((way) => run('iptables', '-I', ...way, ...LOST))) return undo;
      undo();
      return null;
    },
    close,
  };
}
