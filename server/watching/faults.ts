// Sends our own faults (what is logged as an error) to Sentry, without secrets and without what people wrote.
// Knows no part of the server; a user's failure never comes here, it is a value.
import { defaultStackParser, LightNodeClient, makeNodeTransport, Scope } from '@sentry/node-core/light';

export interface Faults {
  /** Never throws and never waits. `detail`: the log line's own fields; only ids and names of it are sent. */
  tell(detail: unknown, message: string): void;
  /** Sends what waits, for at most `ms`. */
  close(ms: number): Promise<void>;
}

const MESSAGE_MOST = 300; // characters: enough to tell faults apart, too few for a program
const PER_MINUTE = 60; // a fault in a loop does not become a flood
const SENT_FIELDS = ['session', 'run', 'operation', 'action', 'step', 'kind', 'node', 'requestId'];

/** Credentials in the forms that we hand out, and anything after a name that says secret. */
const CREDENTIALS = [
  /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, // seats
  /\b(ck_|whsec_|sk-)[\w-]+/g, // keys, webhook secrets, model keys
  /\bBearer\s+\S+/gi,
  /(:\/\/[^\s:/@]*):[^\s@]+@/g, // passwords in addresses
  /((?:seat|token|secret|password|key|authorization)["']?\s*[=:]\s*["']?)[^\s"'&,}]+/gi,
];

/** The text with credentials taken out and cut short. */
function scrubbed(text: string): string {
  const clean = CREDENTIALS.reduce(
    (rest, pattern) =>
      rest.replace(pattern, (_, kept) => `${typeof kept === 'string' ? kept : ''}[redacted]`),
    text,
  );
  return clean.length > MESSAGE_MOST ? `${clean.slice(0, MESSAGE_MOST)}…` : clean;
}

export function createFaults(dsn: string, environment: string): Faults {
  const client = new LightNodeClient({
    dsn,
    environment,
    transport: makeNodeTransport,
    stackParser: defaultStackParser,
    integrations: [], // nothing is taken from requests, the environment or the console
    sendClientReports: false,
    serverName: '',
  });
  client.init();
  let minute = 0;
  let told = 0;
  return {
    tell(detail, message) {
      const now = Math.floor(Date.now() / 60_000);
      if (now !== minute) [minute, told] = [now, 0];
      if ((told += 1) > PER_MINUTE) return;
      const scope = new Scope();
      scope.setClient(client);
      scope.setExtras(sent(detail));
      scope.setTransactionName(message);
      client.captureException(plain(errorOf(detail) ?? new Error(message), message), {}, scope);
    },
    async close(ms) {
      await client.close(ms);
    },
  };
}

function errorOf(detail: unknown): Error | null {
  if (detail instanceof Error) return detail;
  if (typeof detail !== 'object' || detail === null || !('err' in detail)) return null;
  return detail.err instanceof Error ? detail.err : new Error(String(detail.err));
}

/** A fresh error: a driver's own fields (a row's values, a query's parameters) stay here. */
function plain(error: Error, told: string): Error {
  const copy = new Error(scrubbed(`${told}: ${error.message}`));
  copy.name = error.constructor.name; // our own classes keep the name `Error`
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
  copy.stack = [`${copy.name}: ${copy.message}`, ...frames].join('\n');
  return copy;
}

function sent(detail: unknown): Record<string, string> {
  if (typeof detail !== 'object' || detail === null) return {};
  const fields = Object.entries(detail).filter(
    ([name, value]) => SENT_FIELDS.includes(name) && typeof value === 'string',
  );
  return Object.fromEntries(fields.map(([name, value]) => [name, scrubbed(String(value))]));
}
