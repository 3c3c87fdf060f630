// The base images that are here, each by its content. Pulls and makes none.
import { imageTag } from '../sandbox/image/context.mjs';
import { image } from '../setup/docker.mjs';
import { IMAGES } from '../setup/pins.mjs';
import { Trouble } from '../setup/say.mjs';

/** By the registry's digest, which is good everywhere; an image that was made here has none: its id is good on this engine. */
const contentOf = ({ Id, RepoDigests }) => RepoDigests?.[0] ?? Id;

/** By variable. Throws Trouble when one is missing. */
export async function pinsOf(host) {
  const pins = {};
  for (const [variable, name] of Object.entries(IMAGES)) {
    const found = await image(host, name);
    if (found === null) throw new Trouble(`${name} is neither here nor can be pulled`);
    pins[variable] = contentOf(found);
  }
  const sandbox = await image(host, imageTag());
  return sandbox === null ? pins : { ...pins, SANDBOX_IMAGE: sandbox.Id };
}
