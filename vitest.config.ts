// How the tests run: real servers and a real engine on few cores, so few files at once and long limits.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** Long stories of trouble, run when their variable is set. */
const onPurpose = [
  // A storm of random faults over three servers: CANDOR_SEEDS=1..20 npm test -- tests/chaos/storm
  { variable: 'CANDOR_SEEDS', file: 'tests/chaos/storm.test.ts' },
  // Each part of an installation broken in turn: CANDOR_CHAOS=1 npm test -- tests/chaos/faults
  { variable: 'CANDOR_CHAOS', file: 'tests/chaos/faults.test.ts' },
];

export default defineConfig({
  plugins: [svelte({ configFile: false })],
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: onPurpose.filter(({ variable }) => process.env[variable] === undefined).map(({ file }) => file),
    globalSetup: ['tests/support/global.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Browsers, engines and killed servers on a shared machine: a second and third try are allowed, and are printed.
    retry: process.env['CI'] ? 2 : 0,
    reporters: ['default'],
  },
});
