// How the tests run: real servers and a real engine on few cores, so few files at once and long limits.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte({ configFile: false })],
  test: {
    include: ['tests/**/*.test.ts'],
    // A storm of random faults over three servers: run on purpose, CANDOR_SEEDS=1..20 npm test -- tests/chaos
    exclude: process.env['CANDOR_SEEDS'] ? [] : ['tests/chaos/storm.test.ts'],
    globalSetup: ['tests/support/global.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Browsers, engines and killed servers on a shared machine: a second and third try are allowed, and are printed.
    retry: process.env['CI'] ? 2 : 0,
    reporters: ['default'],
  },
});
