// Wires the whole server by hand and closes it in reverse order. Knows every part, does nothing itself.
import { join } from 'node:path';
import { imageTag } from '../sandbox/image/context.mjs';
import type { Sandbox } from '../sandbox/job.ts';
import { createSandbox } from '../sandbox/sandbox.ts';
import { createHeldKeys } from './access/held-keys.ts';
import { createKeys, type Keys } from './access/keys.ts';
import { createExportKey, exportSeed } from './access/export-key.ts';
import { keptSecret } from './access/kept.ts';
import { createSeats } from './access/seats.ts';
import { createClosing, type Step } from './closing.ts';
import type { Config } from './config.ts';
import { openDatabase, type OpenDatabase } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { createQuestionShelf } from './db/question-shelf.ts';
import { type DemoLinks, demoLinks } from './demo.ts';
import { createDoor } from './door.ts';
import { openEngine, startWork } from './engine-choice.ts';
import { listen } from './http-server.ts';
import { loadBank } from './interviews/bank.ts';
import { createInterviews } from './interviews/sessions.ts';
import { openLive } from './live.ts';
import type { Logger } from './log.ts';
import { openModels } from './assistant/models.ts';
import { joinNodes } from './nodes.ts';
import { createSigningIn } from './signing-in.ts';
import { createTenants } from './tenants.ts';
import { startUpkeep } from './upkeep.ts';
import { openWatching } from './watching/watching.ts';
import { openWebhooks } from './webhooks.ts';

const root = join(import.meta.dirname, '..');
const DRAIN_MS = 10_000; // runs may end for so long when the server goes
const SAVE_MS = 4_000;
const ENGINE_MS = 2_500; // containers are removed
const PART_MS = 1_500; // any other part; all together stay below 20 s

/** What a test replaces; nothing in production. */
export interface Overrides {
  sandbox?: Sandbox;
  log: Logger;
  now?: () => number;
  graceMs?: number; // before a seat that went is told as `left`
}
export interface App {
  port: number;
  publicUrl: string;
  apiKey: { secret: string; made: boolean }; // made: generated at this start
  keys: Keys;
  /** The demo session's links, signed now. */
  demo: () => Promise<DemoLinks>;
  close: () => Promise<void>;
}

/** Throws what keeps it from starting (database, port, folder in use), with everything closed that was opened. */
export async function startApp(config: Config, overrides: Overrides): Promise<App> {
  const steps: Step[] = []; // undone from the last to the first
  const close = createClosing(steps, overrides.log);
  const opened: Opened = (name, part, undo, ms = PART_MS) => {
    steps.unshift({ name, ms, run: () => undo(part) });
    return part;
  };
  try {
    return await wire(config, overrides, { opened, close });
  } catch (error) {
    await close();
    throw error;
  }
}

type Opened = <T>(name: string, part: T, undo: (part: T) => Promise<unknown>, ms?: number) => T;
interface Opening {
  opened: Opened;
  close: () => Promise<void>;
}

async function wire(config: Config, overrides: Overrides, { opened, close }: Opening): Promise<App> {
  const { log, now = Date.now } = overrides;
  const database = opened('database', await openStorage(config, log), (part) => part.close());
  const watching = opened('watching', openWatching(config), (part) => part.close());
  const { metrics } = watching;
  const bank = await loadBank(join(root, 'questions'));
  const shelf = createQuestionShelf(database.db, bank.list());
  const hooks = openWebhooks({ config, db: database.db, shelf, metrics, log, now });
  const { stores } = hooks;
  opened('webhooks', hooks.sender, (part) => part.close());
  const nodes = opened('nodes', joinNodes(config.redisUrl, log), (part) => part.close());
  const apiKey = secretOf(config.apiKey, config.dataDir, 'api-key', 'ck_');
  const { secret } = secretOf(config.secret, config.dataDir, 'secret');
  const seats = createSeats({ store: stores.seats, secret, now });
  const onLostUse = (error: unknown) => log.warn({ err: error }, 'the last use of a key was not stored');
  const held = createHeldKeys({ alone: config.databaseUrl === null, now });
  const keys = createKeys({ store: held(stores.keys), bootstrap: apiKey.secret, onLostUse, now });
  const makeSandbox = () => overrides.sandbox ?? localSandbox(config, log);
  const engine = openEngine(config, nodes.redis, { makeSandbox, watching, log });
  const { sandbox } = opened('engine', engine, (part) => part.close(), ENGINE_MS);

  const http = opened('http', await listen(config.port), (part) => part.close());
  const publicUrl = config.publicUrl ?? `http://localhost:${http.port}`;
  const models = openModels(config.openai, { stores, metrics, log, now });
  const ai = { configured: models !== null, model: models?.name ?? null };
  const interviews = createInterviews({ store: stores.sessions, seats, publicUrl, ai, now });
  const { graceMs } = overrides;
  const shared = { stores, nodes, seats, sandbox, interviews, metrics, log, now };
  const { corsOrigins, trustProxy } = config;
  const forLive = { watching, http, graceMs, models, bank, corsOrigins, trustProxy };
  const live = openLive({ ...shared, ...forLive });
  opened('rooms', live, (part) => part.close());
  opened('ai', live.ai, (part) => part.close());
  opened('documents', live.documents, (part) => part.close(SAVE_MS), SAVE_MS + PART_MS);
  opened('runs', live.rooms, (part) => part.drain(DRAIN_MS), DRAIN_MS + PART_MS);
  opened('door', http, async (part) => part.stopAccepting());
  const upkeep = startUpkeep({ config, stores, live, sandbox, now, log });
  const { questionChecker } = opened('upkeep', upkeep, (part) => part.close());
  await live.rooms.start();

  const dockerHost = config.dockerHost ?? defaultDockerHost;
  const exportKey = createExportKey(exportSeed(config));
  const { organisation } = hooks;
  const signingIn = createSigningIn({ config, stores, organisation, secret, publicUrl, log, now });
  const known = { held, bootstrap: apiKey.secret, secret, publicUrl, ai, onLostUse, now };
  const tenant = createTenants({ ...known, organisation, usersOf: signingIn.usersOf });
  const own = { questionChecker, tenant, signingIn, exportKey };
  const parts = { config, root, dockerHost, database, bank, keys, live, publicUrl, ai, ...own };
  const door = createDoor({ ...shared, ...parts, watching });
  http.serve(door, live.documents.handleUpgrade);
  opened(
    'own port',
    await watching.openPort(() => database.available()),
    async (part) => await part?.close(),
  );
  const demo = () => demoLinks({ sessions: stores.sessions, interviews, seats, bank, publicUrl });
  return { port: http.port, publicUrl, apiKey, keys, close, demo };
}

/** ROLE=runner: a sandbox and the queue, nothing that faces the web. Needs Redis. */
export async function startRunner(config: Config, log: Logger): Promise<{ close: () => Promise<void> }> {
  const { redis } = joinNodes(config.redisUrl, log);
  if (redis === null) throw new Error('a runner needs REDIS_URL');
  const watching = openWatching(config);
  const work = startWork(config, redis, { makeSandbox: () => localSandbox(config, log), watching, log });
  const healthy = async () => (await redis.available()) && (await work.sandbox.available());
  const port = await watching.openPort(healthy);
  const steps: Step[] = [
    { name: 'work', ms: DRAIN_MS + ENGINE_MS, run: () => work.close() },
    { name: 'own port', ms: PART_MS, run: async () => await port?.close() },
    { name: 'watching', ms: PART_MS, run: () => watching.close() },
    { name: 'redis', ms: PART_MS, run: () => redis.close() },
  ];
  return { close: createClosing(steps, log) };
}

/** The database with the newest schema. */
async function openStorage(config: Config, log: Logger): Promise<OpenDatabase> {
  const where = config.databaseUrl === null ? { folder: config.dataDir } : { url: config.databaseUrl };
  const database = await openDatabase(where, (error) =>
    log.warn({ err: error }, 'an idle database connection was lost'),
  );
  try {
    const migrated = await migrate(database.db);
    if (migrated.length > 0) log.info({ migrated }, 'the schema was brought up to date');
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

const defaultDockerHost = 'unix:///var/run/docker.sock';

function secretOf(given: string | null, folder: string, name: string, prefix = '') {
  return given === null ? keptSecret(folder, name, prefix) : { secret: given, made: false };
}

/** Runs programs in this process's own containers. An engine that is missing is found when it comes. */
function localSandbox(config: Config, log: Logger): Sandbox {
  const { runtime, slots, image, images, reuse } = config.sandbox;
  return createSandbox({
    docker: { host: config.dockerHost ?? defaultDockerHost },
    image: image ?? imageOfSources(log),
    runtime,
    images,
    reuse,
    ...(slots !== null && { slots }),
    log,
  });
}

/** What cannot be named cannot have been built: the rest of the server works without a sandbox. */
function imageOfSources(log: Logger): string {
  try {
    return imageTag();
  } catch (error) {
    log.warn({ err: error }, 'the sandbox image cannot be named; run npm start, or set SANDBOX_IMAGE');
    return 'candor-sandbox:unknown';
  }
}
