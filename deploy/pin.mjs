// `node deploy/pin.mjs`: records the base images that are here, each by its content, in deploy/images.env, so that every later build
// and start takes these and no others. Pulls what is missing. To change one: pull its tag, and run this again.
import { writeFileSync } from 'node:fs';
import { ensureEngine } from '../setup/engine.mjs';
import { PINS } from '../setup/pins.mjs';
import { Trouble, say, script } from '../setup/say.mjs';
import { pinsOf } from './pinned.mjs';
import { ensureStandIns } from './stand-ins.mjs';

await script(async () => {
  const { host } = await ensureEngine();
  if (host === null) throw new Trouble('no Docker engine: set DOCKER_HOST or install one');
  await ensureStandIns(host);
  const pins = await pinsOf(host);
  const lines = Object.entries(pins).map(([name, value]) => `${name}=${value}`);
  writeFileSync(PINS, `# Written by deploy/pin.mjs.\n${lines.join('\n')}\n`);
  for (const line of lines) say(line);
  say(`recorded in ${PINS}: export $(grep = deploy/images.env) before docker compose build and up`);
  return 0;
});
