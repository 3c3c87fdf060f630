// The JSON log on stdout, with secrets and candidates' code taken out. Does not know what is logged.
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import type { Faults } from './watching/faults.ts';

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

const ERROR = 50; // pino's number

/** `stream` is for tests; the default is stdout. `faults`: is told every error and fatal line too. */
export function createLog(
  level: string,
  stream?: DestinationStream,
  faults: Pick<Faults, 'tell'> | null = null,
): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: redacted, censor: '[redacted]' },
    hooks: {
      logMethod(args, method, severity) {
        if (severity >= ERROR) faults?.tell(args[0], String(args[1] ?? args[0]));
        method.apply(this, args);
      },
    },
  };
  return stream === undefined ? pino(options) : pino(options, stream);
}
