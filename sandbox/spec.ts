// How a container is made: every hardening flag on one screen. Knows no job and no engine.
import type { ContainerCreateOptions } from 'dockerode';

/** What differs between containers; two jobs with the same shape may use the same kind of warm container. */
export interface Shape {
  cpus: number;
  memoryMb: number;
  processes: number;
  diskMb: number;
  /** Another image than the machine's. */
  image?: string;
}

export interface Machine {
  image: string;
  runtime: string; // runc, crun, runsc
  owner: string; // which process of ours made it
}

export const ownerLabel = 'candor.owner';
const tmpMb = 16;
/** To make a program another user's, to take these rights from it, and to kill it. None to read or write its files. */
const supervisorRights = ['SETUID', 'SETGID', 'SETPCAP', 'KILL'];
/** The supervisor itself; all other processes and threads are the program's. */
const ownProcesses = 1;
const mb = 1_048_576;

export function containerOptions(shape: Shape, machine: Machine): ContainerCreateOptions {
  const tmpfs = (size: number, exec: string) =>
    `rw,nosuid,nodev,${exec},size=${size}m,nr_inodes=${Math.min(size * 256, 16_384)},mode=1777`;
  return {
    Image: shape.image ?? machine.image,
    Labels: { [ownerLabel]: machine.owner },
    // The supervisor; a program gets a user of its own, and no rights at all (image/user.c).
    User: '0:0',
    Hostname: 'sandbox',
    WorkingDir: '/work',
    Env: [],
    NetworkDisabled: true,
    // The supervisor hears an end of input when our process dies, and ends: nothing outlives its owner.
    OpenStdin: true,
    StdinOnce: true,
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    Tty: false,
    StopTimeout: 0,
    HostConfig: {
      AutoRemove: true,
      Runtime: machine.runtime,
      NetworkMode: 'none',
      IpcMode: 'none', // of its own, without /dev/shm
      ReadonlyRootfs: true,
      Tmpfs: { '/work': tmpfs(shape.diskMb, 'exec'), '/tmp': tmpfs(tmpMb, 'noexec') },
      CapDrop: ['ALL'],
      CapAdd: supervisorRights,
      // Docker's own seccomp profile is in force whenever none is named; guard.c adds to it.
      SecurityOpt: ['no-new-privileges'],
      Privileged: false,
      Memory: shape.memoryMb * mb,
      MemorySwap: shape.memoryMb * mb, // memory and swap together: no swap
      MemorySwappiness: 0,
      NanoCpus: Math.round(shape.cpus * 1e9),
      PidsLimit: shape.processes + ownProcesses,
      Ulimits: [
        { Name: 'nofile', Soft: 1_024, Hard: 1_024 },
        { Name: 'core', Soft: 0, Hard: 0 },
      ],
      // No System V or POSIX objects: they would outlive a process.
      ...(machine.runtime === 'runsc' ? {} : { Sysctls: noIpc }),
      LogConfig: { Type: 'none', Config: {} },
    },
  };
}

const noIpc = {
  'kernel.shmmni': '0',
  'kernel.msgmni': '0',
  'kernel.sem': '0 0 0 0',
  'fs.mqueue.queues_max': '0',
};
