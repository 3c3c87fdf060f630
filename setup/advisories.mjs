// Asks the npm registry for known flaws in the packages that are not for development alone.
import { execFile } from 'node:child_process';
import { ROOT } from './paths.mjs';

const LIMIT_MS = 60_000;
const SERIOUS = ['high', 'critical'];

/** `asked`: false where the registry does not answer or has no such service. `lines`: a package each, with its flaw's title. */
export async function audit() {
  const printed = await new Promise((resolve) => {
    const options = { cwd: ROOT, timeout: LIMIT_MS, maxBuffer: 50_000_000 };
    // Its exit code tells flaws and failures alike: what it prints is looked at.
    execFile('npm', ['audit', '--omit=dev', '--json', '--fetch-retries=0'], options, (_error, stdout) =>
      resolve(stdout),
    );
  });
  const told = parsed(printed);
  const found = Object.values(told?.vulnerabilities ?? {});
  return {
    asked: told?.vulnerabilities !== undefined,
    serious: found.filter(({ severity }) => SERIOUS.includes(severity)).length,
    lines: found.map(({ name, severity, via }) => `${severity.padEnd(9)} ${name}: ${titleOf(via)}`),
  };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const titleOf = (via) => via.map((one) => (typeof one === 'string' ? `by ${one}` : one.title)).join('; ');
