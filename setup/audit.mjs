// `npm run audit`: known flaws in the packages that Candor runs with, as the npm registry tells them. Ends with 1 when one is
// high or critical. Where the registry cannot be asked it says so and ends with 0.
import process from 'node:process';
import { audit } from './advisories.mjs';
import { say, script } from './say.mjs';

await script(async () => {
  const { asked, serious, lines } = await audit();
  for (const line of lines) process.stdout.write(`${line}\n`);
  say(
    asked
      ? `${lines.length} packages with known flaws, ${serious} of them serious`
      : 'the registry tells no flaws here',
  );
  return serious > 0 ? 1 : 0;
});
