// The containers of the stack seen from outside: what they may do, what they hold, and how one is killed.
import process from 'node:process';
import { Trouble, say } from '../setup/say.mjs';

/** What the kernel does to a process that has used too much: no chance to say good-bye, and Docker may start it again. */
export function killer(run) {
  return (container) => {
    const pid = Number(run('docker', ['inspect', '-f', '{{.State.Pid}}', container]));
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      run('docker', ['kill', container]); // not our machine's process table: then it must be started by hand
      run('docker', ['start', container]);
    }
  };
}

/** The ids of a service's containers. */
export function containersOf(compose, service) {
  return compose(['ps', '-q', service]).trim().split('\n');
}

/** How many documents' sockets a backend holds, by its own account. */
export function socketsOf(run, container) {
  const code = `fetch('http://127.0.0.1:9464/metrics').then(r=>r.text()).then(t=>console.log(/candor_sockets\\{kind="document"\\} (\\d+)/.exec(t)?.[1]??0))`;
  return Number(run('docker', ['exec', container, 'node', '-e', code], { may: true }));
}

/** Throws when a backend or a runner may do more than it must. */
export function checkPrivileges(run, compose) {
  for (const service of ['backend', 'runner'])
    for (const id of containersOf(compose, service)) {
      const form =
        '{{.Config.User}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}}';
      const told = run('docker', ['inspect', '-f', form, id]).trim();
      if (!told.startsWith('node true [ALL] [no-new-privileges')) throw new Trouble(`${service}: ${told}`);
      const mounts = run('docker', ['inspect', '-f', '{{range .Mounts}}{{.Destination}} {{end}}', id]);
      if (mounts.includes('docker.sock') !== (service === 'runner'))
        throw new Trouble(`${service} mounts ${mounts}`);
      const ids = run('docker', ['exec', id, 'cat', '/proc/1/status']);
      if (!/^CapEff:\s+0+$/m.test(ids) || /^Uid:\s+0/m.test(ids)) throw new Trouble(`${service}: ${ids}`);
      const written = run('docker', ['exec', id, 'sh', '-c', 'touch /app/x 2>&1; true']);
      if (!/Read-only/.test(written)) throw new Trouble(`${service} can write to /app: ${written}`);
    }
  say('backends and runners: user node, no capability, read-only; the socket is in the runners alone');
}
