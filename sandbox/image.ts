// The Docker engine and the sandbox image in it: is it there, which digest. Knows no container.
import Docker from 'dockerode';
import { SandboxUnavailable } from './job.ts';
import { within } from './within.ts';

/** An engine that does not answer within this time counts as lost, in ms. */
const answerMs = 2_000;
/** A good answer is believed for this long, in ms, so that a burst of questions asks once. */
const believedMs = 500;
/** By a run, which does not wait for an answer as long as somebody asks in the background, in ms. */
const trustedMs = 10_000;

export interface Engine {
  docker: Docker;
  /** Throws SandboxUnavailable within 2 s when the engine or the image is not there. `image`: absent, the usual one. */
  check(image?: string): Promise<void>;
  /** The engine answered, and had this image, within the last `trustedMs`. */
  trusted(image?: string): boolean;
  /** The image's digest; empty as long as the engine was never reached. */
  digest(image?: string): string;
}

/** `host` as in DOCKER_HOST: `unix:///path`, `tcp://name:port`, or a path. */
export function connect(host: string): Docker {
  if (host.startsWith('tcp://') || host.startsWith('http')) {
    const url = new URL(host.replace(/^tcp:/, 'http:'));
    return new Docker({
      protocol: url.protocol === 'https:' ? 'https' : 'http',
      host: url.hostname,
      port: Number(url.port || 2375),
    });
  }
  return new Docker({ socketPath: host.replace(/^unix:\/\//, '') });
}

export function createEngine({ host, image }: { host: string; image: string }): Engine {
  const docker = connect(host);
  const digests = new Map<string, string>();
  let good = -Infinity;
  const asking = new Map<string, Promise<void>>();
  const ask = async (wanted: string) => {
    try {
      await within(answerMs, docker.ping());
      if (!digests.has(wanted))
        digests.set(wanted, (await within(answerMs, docker.getImage(wanted).inspect())).Id);
      good = performance.now();
    } catch (error) {
      digests.clear(); // another engine may come back with other images
      throw new SandboxUnavailable(whyNot(error, wanted));
    }
  };
  const goodFor = (wanted: string, ms: number) => digests.has(wanted) && performance.now() - good < ms;
  return {
    docker,
    digest: (wanted = image) => digests.get(wanted) ?? '',
    trusted: (wanted = image) => goodFor(wanted, trustedMs),
    async check(wanted = image) {
      if (goodFor(wanted, believedMs)) return;
      const asked = asking.get(wanted) ?? ask(wanted).finally(() => asking.delete(wanted));
      asking.set(wanted, asked);
      await asked;
    },
  };
}

function whyNot(error: unknown, image: string): string {
  if (!(error instanceof Error)) return 'the Docker engine failed';
  if ('statusCode' in error && error.statusCode === 404) return `the image ${image} is not built`;
  if (error.name === 'TimeoutError') return 'the Docker engine does not answer';
  return `the Docker engine cannot be reached (${'code' in error ? String(error.code) : error.message})`;
}
