// The server itself: health, metrics, sandbox images, the description of the API.
import { Readable } from 'node:stream';
import { openApi } from '../../../shared/api/openapi.ts';
import { docsPage } from '../docs-page.ts';
import { forbidden } from '../../errors.ts';
import { isOperator, nameOf } from '../credentials.ts';
import type { Handlers } from '../handler.ts';
import type { HandlerParts } from '../parts.ts';
import type { SetupImages } from '../ports.ts';

const vitalMs = 2_000; // a part that does not answer in this time counts as away

export function systemHandlers({
  vitals,
  metrics,
  setupImages,
  audit,
  publicUrl,
}: Pick<HandlerParts, 'vitals' | 'metrics' | 'setupImages' | 'audit' | 'publicUrl'>): Pick<
  Handlers,
  'health' | 'metrics' | 'setupDocker' | 'openapi' | 'docs'
> {
  const description = openApi(publicUrl);
  const page = docsPage(description);
  return {
    async health() {
      const [docker, database, redis] = await Promise.all([
        soon(vitals.docker()),
        soon(vitals.database()),
        vitals.redis ? soon(vitals.redis()) : true,
      ]);
      const status = !database ? 'down' : docker && redis ? 'ok' : 'degraded';
      return {
        status: database ? 200 : 503,
        body: {
          status,
          docker: { available: docker },
          database: { available: database },
          redis: { configured: vitals.redis !== null, available: vitals.redis !== null && redis },
          ai: vitals.ai,
          timestamp: new Date().toISOString(),
        },
      };
    },
    async metrics() {
      return { text: await metrics.text(), type: metrics.contentType };
    },
    async setupDocker({ caller, signal }) {
      if (!isOperator(caller)) throw forbidden('this is for administrators of the first organisation');
      audit(nameOf(caller), 'images.setup', null, {});
      const stream = Readable.from(progress(setupImages, signal), { objectMode: false });
      return { stream, type: 'text/plain; charset=utf-8' };
    },
    async openapi() {
      return { body: description };
    },
    async docs() {
      return { text: page, type: 'text/html; charset=utf-8' };
    },
  };
}

/** The status line is long gone when a build fails: the last line tells. */
async function* progress(setupImages: SetupImages, signal: AbortSignal): AsyncGenerator<string> {
  try {
    for await (const line of setupImages(signal)) yield `${line}\n`;
    yield 'done\n';
  } catch (error) {
    yield `failed: ${error instanceof Error ? error.message : 'unknown error'}\n`;
  }
}

async function soon(check: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), vitalMs);
  });
  return Promise.race([check.catch(() => false), late]).finally(() => clearTimeout(timer));
}
