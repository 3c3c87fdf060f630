// The JSON log on stdout, with secrets and candidates' code taken out. Does not know what is logged.
import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

const secret = ['authorization', 'cookie', '["x-api-key"]', 'seat', 'token', 'apiKey', 'secret', 'password'];
const content = ['code', 'source', 'stdin', 'text', 'files'];

/** Paths at the top, one and two levels down: pino's redaction has no "anywhere". Error codes stay: `err.code`. */
const redacted = [...secret, ...content].flatMap((name) => {
  const dotted = name.startsWith('[') ? name : `.${name}`;
  const plain = name;
  const nested = ['req', 'req.headers', 'headers', 'request', 'body', 'query', 'job', 'ask', 'options'];
  return [...(name === 'code' ? [] : [plain]), ...nested.map((place) => `${place}${dotted}`)];
});

/** `stream` is for tests; the default is stdout. */
export function createLog(level: string, stream?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: redacted, censor: '[redacted]' },
  };
  return stream === undefined ? pino(options) : pino(options, stream);
}
