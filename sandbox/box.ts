// One container from its creation to its removal: frames in, frames out. Knows no job and no language.
import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { Duplex } from 'node:stream';
import type Docker from 'dockerode';
import type { Waiting } from './ahead.ts';
import { createChannel } from './channel.ts';
import { containerOptions, ownerLabel } from './spec.ts';
import type { Machine, Shape } from './spec.ts';
import { within } from './within.ts';
import { createEngineReader, createFrameReader, frame } from './wire.ts';
import type { Frame } from './wire.ts';

/** Creating and starting takes 0.2 s on an idle machine; far more when it is loaded. In ms. */
const startMs = 30_000;
const removeMs = 45_000;
/** A supervisor ends when its input does, and the engine then removes the container: within this time, in ms. */
const endMs = 10_000;
/** Making a container clean takes a millisecond or two, far more when the machine is loaded. In ms. */
const renewMs = 5_000;

export interface Box extends Waiting {
  /** What the image says about its languages: lines of `language version`. */
  versions: string;
  /** False as soon as the container, or the connection to it, has ended. */
  alive(): boolean;
  /** Waits when the other side does not read. Writing to a dead box does nothing. */
  send(bytes: Uint8Array): Promise<void>;
  /** The next frame; null when the container has ended. */
  next(): Promise<Frame | null>;
  /** The type of the frame that has come already, or null. */
  peek(): string | null;
  /** After a job: true when its supervisor says in time that the container is as it was before. */
  renewed(): Promise<boolean>;
  /** Other limits of memory (MB) and CPU, while it runs. */
  change(limits: { cpus: number; memoryMb: number }): Promise<void>;
  /** Kills and removes it; done when nothing is left. */
  remove(): Promise<void>;
}

/** A running container whose supervisor waits for a job. Throws when the engine cannot make one. */
export async function createBox(docker: Docker, shape: Shape, machine: Machine): Promise<Box> {
  const container = await within(startMs, docker.createContainer(containerOptions(shape, machine)));
  try {
    const streams = { stream: true, stdin: true, stdout: true, stderr: true, hijack: true };
    const stream = await within(startMs, container.attach(streams));
    if (!(stream instanceof Duplex)) throw new Error('the connection to the engine cannot be written to');
    const box = boxOn(container, stream);
    await within(startMs, container.start());
    const ready = await within(startMs, box.next());
    if (ready?.type !== 'r') throw new Error('the container ended before it was ready');
    return { ...box, versions: ready.data.toString() };
  } catch (error) {
    await removeContainer(container).catch(() => undefined); // the first error is the one to tell
    throw error;
  }
}

function boxOn(container: Docker.Container, stream: Duplex): Omit<Box, 'versions'> {
  const frames = createChannel<Frame>();
  const engine = createEngineReader();
  const reader = createFrameReader();
  let alive = true;
  let ahead: string | null = null;
  const ended = () => {
    alive = false;
    frames.end();
    stream.destroy();
  };
  stream.on('data', (chunk: Buffer) => {
    try {
      for (const part of engine.push(chunk))
        if (part.stream === 1) for (const one of reader.push(part.data)) frames.push(one);
    } catch {
      ended(); // not our supervisor's stream: treated as a lost container
    }
  });
  for (const event of ['end', 'close', 'error']) stream.on(event, ended);
  let removing: Promise<void> | null = null;
  return {
    alive: () => alive,
    next: () => frames.next(),
    peek: () => frames.peek()?.type ?? null,
    ahead: () => ahead,
    startAhead(early) {
      const frames = [...(ahead === null ? [] : [frame('D')]), ...(early ? [early.frames] : [])];
      ahead = early?.key ?? null;
      if (alive) stream.write(Buffer.concat(frames));
    },
    async send(bytes) {
      if (!alive || stream.write(bytes)) return;
      await new Promise<void>((resolve) => {
        stream.once('drain', resolve);
        stream.once('close', resolve);
      });
    },
    async renewed() {
      ahead = null;
      try {
        return (await within(renewMs, frames.next()))?.type === 'r' && alive;
      } catch {
        return false; // too late
      }
    },
    async change({ cpus, memoryMb }) {
      const bytes = memoryMb * 1_048_576;
      const limits = { NanoCpus: Math.round(cpus * 1e9), Memory: bytes, MemorySwap: bytes };
      await within(startMs, container.update(limits));
    },
    remove() {
      stream.end(); // the end of its input ends the supervisor, and with it all
      removing ??= removeContainer(container).finally(ended);
      return removing;
    },
  };
}

/**
 * Until it is gone. The engine removes a container by itself once it has ended; asking for it at the same time makes the
 * two collide, so that comes second, for one that does not end or that the engine failed to remove.
 */
async function removeContainer(container: Docker.Container): Promise<void> {
  const began = performance.now();
  const gone = (error: unknown) => statusOf(error) === 404;
  try {
    await within(endMs, container.wait({ condition: 'removed' }));
  } catch (error) {
    if (gone(error)) return;
  }
  for (let pause = 50; ; pause = Math.min(pause * 2, 1_000)) {
    try {
      await within(removeMs, container.inspect()); // 404 in most cases
      await within(removeMs, container.remove({ force: true, v: true }));
    } catch (error) {
      if (gone(error)) return;
      // No answer at all: the engine is lost. The container ends by itself, since its input has ended.
      if (statusOf(error) === null || performance.now() - began > removeMs) throw error;
    }
    await setTimeout(pause);
  }
}

function statusOf(error: unknown): unknown {
  return error instanceof Error && 'statusCode' in error ? (error.statusCode ?? null) : null;
}

/** Which process of ours a container belongs to: machine, process id, and one random part. */
export function ownerName(): string {
  return `${hostname()}/${process.pid}/${Math.random().toString(36).slice(2, 8)}`;
}

/** Removes what dead processes of this machine left behind. Gives the number of containers removed. */
export async function sweep(docker: Docker, own: string): Promise<number> {
  const filters = { label: [ownerLabel] };
  const found = await within(removeMs, docker.listContainers({ all: true, filters }));
  const left = found.filter(({ Labels }) => ownerIsDead(Labels[ownerLabel] ?? '', own));
  for (const { Id } of left) await removeContainer(docker.getContainer(Id));
  return left.length;
}

/**
 * Removes what this process made and lost sight of: an engine that was cut off between creating and starting leaves a
 * container that never ran and so never ends. `all`: also those that run, when no run is left.
 */
export async function sweepLost(docker: Docker, own: string, all: boolean): Promise<void> {
  const filters = { label: [`${ownerLabel}=${own}`] };
  const found = await within(removeMs, docker.listContainers({ all: true, filters }));
  const oldest = Date.now() / 1000 - startMs / 1000; // younger ones may be about to start
  const left = found.filter(({ State, Created }) => all || (State === 'created' && Created < oldest));
  for (const { Id } of left) await removeNow(docker.getContainer(Id));
}

/** By force: what never ran does not end by itself. */
async function removeNow(container: Docker.Container): Promise<void> {
  await within(removeMs, container.remove({ force: true, v: true })).catch((error: unknown) => {
    if (![404, 409].includes(Number(statusOf(error)))) throw error; // gone, or already going
  });
}

function ownerIsDead(owner: string, own: string): boolean {
  const [machine, pid] = owner.split('/');
  if (owner === own || machine !== hostname()) return false; // another machine's: its supervisors end by themselves
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
