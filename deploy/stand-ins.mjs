// `node deploy/stand-ins.mjs`: the base images of the compose file where no registry is reachable, made from Debian packages
// on debian:trixie-slim. Makes only those that are missing. For trials and air-gapped machines, not a copy of the real ones.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { ensureBase } from '../setup/base.mjs';
import { ensureEngine } from '../setup/engine.mjs';
import { bringNode } from '../setup/node.mjs';
import { onPath } from '../setup/programs.mjs';
import { Trouble, say, script, timed } from '../setup/say.mjs';

const PULL_MS = 30_000;
const BUILD_MS = 900_000;

const apt = (names) =>
  `RUN apt-get update && apt-get install -y --no-install-recommends ${names} && rm -rf /var/lib/apt/lists/*`;

const POSTGRES_ENTRY = `#!/bin/sh
set -e
as='setpriv --reuid=postgres --regid=postgres --clear-groups'
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  mkdir -p "$PGDATA" && chown postgres:postgres "$PGDATA" && chmod 700 "$PGDATA"
  umask 077; printf '%s' "$POSTGRES_PASSWORD" > /tmp/word; chown postgres /tmp/word
  $as initdb -D "$PGDATA" -U "$POSTGRES_USER" --pwfile=/tmp/word -A scram-sha-256 -E UTF8 --locale=C.UTF-8
  rm /tmp/word
  echo 'host all all all scram-sha-256' >> "$PGDATA/pg_hba.conf"
  echo "create database \\"$POSTGRES_DB\\"" | $as postgres --single -D "$PGDATA" postgres
fi
exec $as postgres -D "$PGDATA" -c "listen_addresses=*" -c unix_socket_directories=/var/run/postgresql
`;

/** Each image's Dockerfile, after its first line. */
const IMAGES = {
  'node:24-trixie-slim': `
COPY node /usr/local/bin/node
COPY npm /usr/local/lib/node_modules/npm
COPY authorities.crt /usr/local/share/authorities.crt
ENV NODE_EXTRA_CA_CERTS=/usr/local/share/authorities.crt
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx \\
 && groupadd -g 1000 node && useradd -m -u 1000 -g node node
CMD ["node"]`,
  'postgres:17': `
${apt('postgresql-17')}
ENV PATH=/usr/lib/postgresql/17/bin:$PATH PGDATA=/var/lib/postgresql/data
COPY postgres-entry /usr/local/bin/postgres-entry
VOLUME /var/lib/postgresql/data
STOPSIGNAL SIGINT
ENTRYPOINT ["sh", "/usr/local/bin/postgres-entry"]`,
  'redis:7': `
${apt('redis-server')}
RUN mkdir -p /data && chown redis:redis /data
WORKDIR /data
VOLUME /data
COPY redis-entry /usr/local/bin/redis-entry
USER redis
ENTRYPOINT ["redis-entry"]
CMD ["redis-server"]`,
  'caddy:2': `
${apt('caddy ca-certificates')}
ENV XDG_DATA_HOME=/data XDG_CONFIG_HOME=/config
VOLUME /data /config
CMD ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"]`,
  'prom/prometheus:v3': `
${apt('prometheus')}
RUN mkdir -p /prometheus && chown nobody:nogroup /prometheus
VOLUME /prometheus
USER nobody
ENTRYPOINT ["prometheus"]`,
};
const REDIS_ENTRY = '#!/bin/sh\nexec "$@" --bind "* -::*" --protected-mode no\n';

const docker = (host, args, limit) =>
  spawnSync('docker', args, {
    env: { ...process.env, DOCKER_HOST: host, DOCKER_BUILDKIT: '0' },
    timeout: limit,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  });

function npmFolder() {
  const npm = onPath('npm');
  if (npm === null) throw new Trouble('npm is missing: the stand-in for Node gets its npm from this machine');
  return dirname(dirname(realpathSync(npm)));
}

/** Behind a proxy that signs for others, npm in the image must believe what this machine's Node is told to believe. */
function ownAuthorities() {
  const path = process.env.NODE_EXTRA_CA_CERTS;
  return path === undefined || !existsSync(path) ? '' : readFileSync(path);
}

async function make(host, name) {
  const folder = mkdtempSync(join(tmpdir(), 'candor-stand-in-'));
  try {
    if (name.startsWith('node:')) {
      cpSync(await bringNode('the stand-in needs a Node'), join(folder, 'node'), { dereference: true });
      writeFileSync(join(folder, 'authorities.crt'), ownAuthorities());
      cpSync(npmFolder(), join(folder, 'npm'), { recursive: true, dereference: true });
    }
    writeFileSync(join(folder, 'postgres-entry'), POSTGRES_ENTRY);
    writeFileSync(join(folder, 'redis-entry'), REDIS_ENTRY, { mode: 0o755 });
    writeFileSync(join(folder, 'Dockerfile'), `FROM debian:trixie-slim${IMAGES[name]}\n`);
    const built = docker(host, ['build', '--network', 'host', '-t', name, folder], BUILD_MS);
    if (built.status === 0) return;
    const talk = `${built.stdout}${built.stderr}`.trimEnd().split('\n').slice(-20).join('\n');
    throw new Trouble(`the stand-in for ${name} could not be built:\n${talk}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every base image that is neither here nor can be pulled is made. Needs the docker command. */
export async function ensureStandIns(host) {
  for (const name of Object.keys(IMAGES)) {
    if (docker(host, ['image', 'inspect', name], PULL_MS).status === 0) continue;
    if (docker(host, ['pull', name], PULL_MS).status === 0) continue;
    await ensureBase(host);
    await timed(`making a stand-in for ${name}`, () => make(host, name));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await script(async () => {
    const { host } = await ensureEngine();
    if (host === null) throw new Trouble('no Docker engine: set DOCKER_HOST or install one');
    await ensureStandIns(host);
    say('every base image is there');
    return 0;
  });
