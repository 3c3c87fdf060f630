// Reads the settings from the environment, all mistakes at once. Does not touch files, network or process.env.
import { z } from 'zod';
import { type UserRole, userRoles } from '../shared/access.ts';
import { defaultOrganisation } from '../shared/organisation.ts';
import type { Language } from '../shared/languages.ts';
import { openAiEnvironment, openAiOf, type OpenAiConfig } from './openai-config.ts';
import {
  absent,
  flag,
  languageImages,
  optional,
  origins,
  url,
  wholeNumber,
  withDefault,
} from './setting-texts.ts';

const roleNames = ['all', 'web', 'runner'] as const;
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const isLoopback = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host);

const environment = z.object({
  PORT: withDefault(wholeNumber(0, 65_535), '3001'),
  NODE_ENV: withDefault(z.string(), 'development'),
  ROLE: withDefault(z.enum(roleNames, { error: `must be one of ${roleNames.join(', ')}` }), 'all'),
  API_KEY: optional(z.string().min(16, 'must have at least 16 characters').max(200)),
  DATABASE_URL: optional(url('postgres:', 'postgresql:')),
  REDIS_URL: optional(url('redis:', 'rediss:')),
  DOCKER_HOST: optional(url('unix:', 'tcp:', 'http:', 'https:', 'npipe:')),
  ...openAiEnvironment,
  CORS_ORIGIN: withDefault(origins, ''),
  PUBLIC_URL: optional(url('http:', 'https:')),
  SENTRY_DSN: optional(url('http:', 'https:')),
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(url('http:', 'https:')),
  METRICS_PORT: optional(wholeNumber(0, 65_535)),
  LOG_LEVEL: withDefault(z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }), 'info'),
  SANDBOX_RUNTIME: withDefault(
    z.enum(['runc', 'crun', 'runsc'], { error: 'must be one of runc, crun, runsc' }),
    'runc',
  ),
  SANDBOX_IMAGE: optional(z.string()),
  SANDBOX_IMAGES: withDefault(languageImages, ''),
  SANDBOX_SLOTS: optional(wholeNumber(1, 512)),
  SANDBOX_REUSE: withDefault(z.enum(['clean', 'never'], { error: 'must be one of clean, never' }), 'clean'),
  PUBLIC_API: withDefault(flag, 'false'),
  TRUST_PROXY: withDefault(flag, 'false'),
  WEBHOOKS_ALLOW_PRIVATE: withDefault(flag, 'false'),
  WEBHOOKS_RETRY_MS: withDefault(wholeNumber(10, 3_600_000), '5000'),
  DATA_DIR: withDefault(z.string(), '.candor/data'),
  EXPORT_KEY: optional(
    z
      .string()
      .refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 random bytes in base64'),
  ),
  AUDIT_DAYS: optional(wholeNumber(30, 36_500)),
  OIDC_ISSUER: optional(
    url('https:', 'http:').refine(
      (text) => URL.canParse(text) && (!text.startsWith('http:') || isLoopback(new URL(text).hostname)),
      'must start with https://: what it says decides who may come in',
    ),
  ),
  OIDC_CLIENT_ID: optional(z.string()),
  OIDC_CLIENT_SECRET: optional(z.string()),
  OIDC_ORGANISATION: withDefault(z.string(), defaultOrganisation),
  OIDC_NEW_USERS: withDefault(
    z.enum(['invited', ...userRoles], { error: `must be one of invited, ${userRoles.join(', ')}` }),
    'invited',
  ),
  CANDOR_SECRET: optional(z.string().min(32, 'must have at least 32 characters')),
});

/** What settings need of each other; looks at which are given only, so that it can be told with the other mistakes. */
function missing(env: Record<string, string | undefined>): string[] {
  const has = (name: string): boolean => absent(env[name]) !== undefined;
  const role = has('ROLE') ? env['ROLE'] : 'all';
  const found: string[] = [];
  if (has('REDIS_URL') && !has('CANDOR_SECRET') && role !== 'runner')
    found.push('CANDOR_SECRET is needed with REDIS_URL: all nodes must sign seats with the same secret');
  if (has('REDIS_URL') && !has('DATABASE_URL') && role !== 'runner')
    found.push('DATABASE_URL is needed with REDIS_URL: several nodes cannot share an embedded database');
  if (has('OIDC_ISSUER') !== has('OIDC_CLIENT_ID'))
    found.push('OIDC_CLIENT_ID is needed with OIDC_ISSUER, and the other way round');
  if ((role === 'web' || role === 'runner') && !has('REDIS_URL'))
    found.push(`REDIS_URL is needed with ROLE=${role}: web and runners meet in Redis`);
  return found;
}

export interface Config {
  port: number; // 0: any free one
  nodeEnv: string;
  role: (typeof roleNames)[number];
  apiKey: string | null; // null: generated, kept in dataDir
  databaseUrl: string | null; // null: PGlite in dataDir
  redisUrl: string | null;
  dockerHost: string | null; // null: the default socket
  openai: OpenAiConfig;
  corsOrigins: string[];
  publicUrl: string | null; // without a slash at its end; null: http://localhost:<port>
  sentryDsn: string | null;
  tracesEndpoint: string | null; // an OTLP/HTTP collector; null: no traces
  metricsPort: number | null; // null: /metrics is on `port`, and a runner has none
  logLevel: (typeof logLevels)[number];
  /** `image` null: the one that belongs to these sources. `slots` null: one for each core. */
  sandbox: {
    runtime: 'runc' | 'crun' | 'runsc';
    slots: number | null;
    image: string | null;
    /** Other images for some languages. */
    images: Partial<Record<Language, string>>;
    /** `clean`: a container proven clean after a job gets another one; `never`: a container a job. */
    reuse: 'clean' | 'never';
  };
  publicApi: boolean; // REST without a key, with the base limits
  trustProxy: boolean;
  /** `retryMs`: the pause after the first failure; it doubles. */
  webhooks: { allowPrivate: boolean; retryMs: number };
  dataDir: string;
  secret: string | null; // null: generated, kept in dataDir
  /** Sign-in by an OpenID provider. `newPeople`: the role of those who come uninvited; null: nobody does. */
  oidc: {
    issuer: string;
    clientId: string;
    clientSecret: string | null;
    organisation: string;
    newPeople: UserRole | null;
  } | null;
  auditDays: number | null; // lines of the audit log are kept so long; null: for ever
  exportKey: string | null; // null: from the secret where that is given, else generated and kept in dataDir
}

/** The settings, or every mistake as "NAME what is wrong". Never repeats a value: it may be a secret. */
export function readConfig(env: Record<string, string | undefined>): Config | { mistakes: string[] } {
  const parsed = environment.safeParse(env);
  const needs = missing(env);
  if (!parsed.success)
    return {
      mistakes: [...parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`), ...needs],
    };
  if (needs.length > 0) return { mistakes: needs };
  const e = parsed.data;
  return {
    port: e.PORT,
    nodeEnv: e.NODE_ENV,
    role: e.ROLE,
    apiKey: e.API_KEY ?? null,
    databaseUrl: e.DATABASE_URL ?? null,
    redisUrl: e.REDIS_URL ?? null,
    dockerHost: e.DOCKER_HOST ?? null,
    openai: openAiOf(e),
    corsOrigins: e.CORS_ORIGIN,
    publicUrl: e.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    sentryDsn: e.SENTRY_DSN ?? null,
    tracesEndpoint: e.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    metricsPort: e.METRICS_PORT ?? null,
    logLevel: e.LOG_LEVEL,
    sandbox: {
      runtime: e.SANDBOX_RUNTIME,
      slots: e.SANDBOX_SLOTS ?? null,
      image: e.SANDBOX_IMAGE ?? null,
      images: e.SANDBOX_IMAGES,
      reuse: e.SANDBOX_REUSE,
    },
    publicApi: e.PUBLIC_API,
    trustProxy: e.TRUST_PROXY,
    webhooks: { allowPrivate: e.WEBHOOKS_ALLOW_PRIVATE, retryMs: e.WEBHOOKS_RETRY_MS },
    dataDir: e.DATA_DIR,
    secret: e.CANDOR_SECRET ?? null,
    oidc:
      e.OIDC_ISSUER === undefined || e.OIDC_CLIENT_ID === undefined
        ? null
        : {
            issuer: e.OIDC_ISSUER,
            clientId: e.OIDC_CLIENT_ID,
            clientSecret: e.OIDC_CLIENT_SECRET ?? null,
            organisation: e.OIDC_ORGANISATION,
            newPeople: e.OIDC_NEW_USERS === 'invited' ? null : e.OIDC_NEW_USERS,
          },
    auditDays: e.AUDIT_DAYS ?? null,
    exportKey: e.EXPORT_KEY ?? null,
  };
}
