// `node deploy/check-kubernetes.mjs`: every manifest against the schemas of Kubernetes. Brings the schemas from npm into .candor.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { at, state } from '../setup/paths.mjs';
import { quietly } from '../setup/programs.mjs';
import { Trouble, say, script } from '../setup/say.mjs';

const FOLDER = at('deploy', 'kubernetes');
const PACKAGES = ['kubernetes-models@4.5.1', '@kubernetes-models/validate@4.0.0', 'yaml@2'];

async function bring() {
  const home = state('kubernetes');
  const args = ['install', '--prefix', home, '--no-audit', '--no-fund', '--ignore-scripts', ...PACKAGES];
  if (!existsSync(`${home}/node_modules/kubernetes-models`)) await quietly('kubernetes', 'npm', args);
  return createRequire(`${home}/node_modules/x.js`);
}

await script(async () => {
  const load = await bring();
  const { parseAllDocuments } = load('yaml');
  for (const file of readdirSync(FOLDER))
    for (const document of parseAllDocuments(readFileSync(`${FOLDER}/${file}`, 'utf8'))) {
      const [mistake] = document.errors;
      if (mistake) throw new Trouble(`${file}: ${mistake.message}`);
      const object = document.toJS();
      const { kind, apiVersion } = object;
      if (kind !== 'Kustomization') {
        const Model = load(`kubernetes-models/${apiVersion}/${kind}`)[kind];
        new Model(object).validate();
      }
      say(`${file}: ${kind} ${object.metadata?.name ?? '(parsed only)'}`);
    }
});
