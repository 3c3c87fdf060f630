// Security headers by koa-helmet: a content policy under which the page and Monaco's bundled workers run.
import type { Middleware } from 'koa';
import helmet from 'koa-helmet';

/**
 * No script but our own files. Monaco sets styles from script (hence 'unsafe-inline' for styles alone) and starts
 * its workers from our files or from blobs. Links carry seats in their fragment: no referrer leaves.
 */
export function securityHeaders(): Middleware {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
    // Plain http is the default at home: a proxy with TLS adds this header itself.
    strictTransportSecurity: false,
  });
}
