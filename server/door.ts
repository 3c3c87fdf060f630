// The REST door put together: which part answers what. Opens nothing.
import { join } from 'node:path';
import type { RequestListener } from 'node:http';
import type { Sandbox } from '../sandbox/job.ts';
import { defaultOrganisation } from '../shared/organisation.ts';
import { docNameSchema } from '../shared/documents.ts';
import type { ExportKey } from './access/export-key.ts';
import type { Keys } from './access/keys.ts';
import type { Seats } from './access/seats.ts';
import { rubric } from './ai/rubric.ts';
import type { Config } from './config.ts';
import type { OpenDatabase } from './db/database.ts';
import type { AuditEntry } from './http/audit-ports.ts';
import { createEnding } from './ending-organisations.ts';
import { acting, auditedHandlers, note } from './http/audited.ts';
import { createHandlers } from './http/handlers.ts';
import type { Handlers } from './http/handler.ts';
import { createLimits, type Limits } from './http/limits.ts';
import { createRefusals } from './http/refusals.ts';
import { createRest } from './http/rest.ts';
import { createTryingJudge } from './interviews/judge.ts';
import type { Bank } from './interviews/ports.ts';
import type { QuestionChecker } from './interviews/question-checker.ts';
import { createUnpacker, type Unpack } from './interviews/unpacker.ts';
import { forwardedFor } from './forwarded.ts';
import type { Live } from './live.ts';
import type { Logger } from './log.ts';
import { createMaintenance, type MaintenanceMode } from './maintenance.ts';
import { createMcp } from './mcp/endpoint.ts';
import type { Nodes } from './nodes.ts';
import { createSetupImages } from './setup-images.ts';
import type { Stores } from './stores.ts';
import type { SigningIn } from './signing-in.ts';
import { createFounding, type Tenant } from './tenants.ts';
import { remembered } from './remembered.ts';
import { roomDoor } from './room-door.ts';
import { countedLimits } from './watching/counted.ts';
import type { Watching } from './watching/watching.ts';

export interface DoorDeps {
  config: Config;
  root: string; // the repository
  dockerHost: string;
  database: OpenDatabase;
  stores: Stores;
  nodes: Nodes;
  bank: Bank;
  seats: Seats;
  keys: Keys;
  exportKey: ExportKey;
  sandbox: Sandbox;
  live: Live;
  questionChecker: QuestionChecker;
  tenant: (org: string) => Tenant;
  signingIn: SigningIn;
  watching: Watching;
  publicUrl: string;
  ai: { configured: boolean; model: string | null };
  log: Logger;
  now: () => number;
}

export function createDoor(deps: DoorDeps): RequestListener {
  const { config, nodes, keys, seats, log } = deps;
  const { metrics, traces } = deps.watching;
  const maintenance = createMaintenance({ store: deps.stores.settings, now: deps.now });
  const own = { maintenance, unpack: createUnpacker() };
  const lost = (error: unknown, entry: AuditEntry) =>
    log.error({ err: error, entry }, 'an audit entry was lost');
  const tenantDoor = remembered((org) => {
    const tenant = deps.tenant(org);
    const told = auditedHandlers(handlersOf(deps, tenant, own), tenant.stores.audit, lost);
    return { handlers: told, sessions: tenant.stores.sessions };
  });
  const limits = countedLimits(createLimits(nodes.redis?.commands ?? null, log), metrics);
  const mcp = mcpOf(deps, tenantDoor, limits);
  const rest = createRest({
    handlersOf: (org) => tenantDoor(org).handlers,
    keys,
    seats,
    log,
    limits,
    refusals: createRefusals({ log: deps.stores.audit, lost, now: deps.now }),
    heldAgents: (id) => deps.live.ai.voice.held(id),
    publicUrl: deps.publicUrl,
    browsers: deps.signingIn.browsers,
    signIn: deps.signingIn.door,
    passkeys: deps.signingIn.passkeys,
    publicApi: config.publicApi,
    checkAnswers: config.nodeEnv === 'test',
    corsOrigins: config.corsOrigins,
    trustProxy: config.trustProxy,
    webRoot: join(deps.root, 'web/dist'),
    servesMetrics: config.metricsPort === null,
    observe: (operation, status, seconds) => {
      metrics.requests.inc({ operation, status: String(status) });
      metrics.requestSeconds.observe({ operation }, seconds);
      traces?.rename(operation, { status });
    },
  }).callback();
  return (request, response) => {
    if (request.url?.split('?', 1)[0] === '/mcp') return mcp(request, response);
    const piece = traces?.begin('request');
    response.once('close', () => piece?.end());
    const answered = piece ? piece.within(() => rest(request, response)) : rest(request, response);
    answered.catch((error: unknown) => {
      log.error({ err: error }, 'a request broke outside of its handler');
      response.destroy();
    });
  };
}

type TenantDoor = (org: string) => { handlers: Handlers; sessions: Stores['sessions'] };

function mcpOf(deps: DoorDeps, partsOf: TenantDoor, limits: Limits): RequestListener {
  const { config, live, keys, publicUrl, log } = deps;
  return createMcp({
    partsOf,
    limits,
    keys,
    publicUrl,
    log,
    tell: (id, audience, happening) => live.rooms.publish(id, null, { audience, happening }),
    voice: live.ai.voice,
    corsOrigins: config.corsOrigins,
    address: config.trustProxy ? forwardedFor : (request) => request.socket.remoteAddress ?? '',
  });
}

/** The handlers reach no store but those of one organisation. */
function handlersOf(
  deps: DoorDeps,
  tenant: Tenant,
  { maintenance, unpack }: { maintenance: MaintenanceMode; unpack: Unpack },
) {
  const { nodes, database, sandbox, live, ai, bank, publicUrl, now } = deps;
  const { texts } = live;
  const { metrics } = deps.watching;
  const { stores, ...own } = tenant;
  return createHandlers({
    ...own,
    bank,
    signInWays: deps.signingIn.ways,
    sandbox,
    metrics,
    publicUrl,
    now,
    sessions: stores.sessions,
    results: stores.results,
    scorecards: stores.scorecards,
    banks: stores.banks,
    written: {
      drafts: stores.questions,
      versions: stores.questionVersions,
      checks: stores.questionChecks,
      wake: () => deps.questionChecker.wake(),
      unpack,
    },
    journal: stores.journal,
    aiCalls: stores.aiCalls,
    usage: stores.usage,
    maintenance,
    idempotency: stores.idempotency,
    review: rubric,
    tryingJudge: createTryingJudge({ sandbox, sessions: stores.sessions, log: deps.log }),
    writeQuestion: live.ai.writeQuestion,
    measureGrowth: live.ai.measureGrowth,
    lint: live.ai.lint,
    findings: live.ai.findings,
    room: roomDoor(live),
    history: (id, name) => stores.documents.history(id, name),
    cursors: (id) => stores.documents.cursorHistory(id),
    organisations: createFounding(deps.stores.organisations, deps.tenant, endingOf(deps)),
    exportKey: deps.exportKey,
    documents: { texts: (id, name, at) => texts.texts(id, docNameSchema.parse(name), at) },
    vitals: {
      docker: () => sandbox.available(),
      database: () => database.available(),
      redis: redisVital(nodes),
      ai,
    },
    setupImages: createSetupImages(deps.root, deps.dockerHost),
    audit: note,
    acting,
    auditLog: stores.audit,
    erasure: stores.erasure,
  });
}

function endingOf({ config, stores, tenant, live, now }: DoorDeps) {
  const needed = [defaultOrganisation, ...(config.oidc === null ? [] : [config.oidc.organisation])];
  return createEnding({ organisations: stores.organisations, tenant, room: roomDoor(live), needed, now });
}

function redisVital({ redis }: Nodes): (() => Promise<boolean>) | null {
  return redis === null ? null : () => redis.available();
}
