// The settings: defaults, every mistake at once and by name, no secret repeated. And what the log hides.
import { expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';

test('an empty environment is a working one', () => {
  const config = readConfig({ PORT: '', CORS_ORIGIN: ' ', REDIS_URL: '' });
  expect(config).toMatchObject({
    port: 3001,
    role: 'all',
    apiKey: null,
    databaseUrl: null,
    redisUrl: null,
    corsOrigins: [],
    dataDir: '.candor/data',
    sandbox: { runtime: 'runc', slots: null, image: null, reuse: 'clean' },
  });
});

test('every mistake is told at once, by name, without the value', () => {
  const env = {
    PORT: 'eighty',
    ROLE: 'everything',
    API_KEY: 'hunter2',
    DATABASE_URL: 'mysql://u:hunter2@db/x',
    REDIS_URL: 'localhost',
    CORS_ORIGIN: 'https://a.example/path',
    PUBLIC_URL: 'rooms.example.com',
    LOG_LEVEL: 'loud',
    SANDBOX_RUNTIME: 'docker',
    SANDBOX_IMAGES: 'cobol=hunter2',
    SANDBOX_SLOTS: '0',
    SANDBOX_REUSE: 'always',
    PUBLIC_API: 'perhaps',
    CANDOR_SECRET: 'hunter2',
    EXPORT_KEY: 'hunter2',
  };
  const read = readConfig(env);
  const mistakes = 'mistakes' in read ? read.mistakes : [];
  const named = new Set(mistakes.map((mistake) => mistake.split(' ')[0]));
  expect(named).toEqual(new Set(Object.keys(env)));
  expect(mistakes.join('\n')).not.toContain('hunter2');
});

test('several nodes need a shared database and secret; a runner needs Redis', () => {
  const names = (env: Record<string, string>) => {
    const read = readConfig(env);
    return 'mistakes' in read ? read.mistakes.map((mistake) => mistake.split(' ')[0]) : [];
  };
  expect(names({ REDIS_URL: 'redis://r' })).toEqual(['CANDOR_SECRET', 'DATABASE_URL']);
  expect(names({ ROLE: 'runner' })).toEqual(['REDIS_URL']);
  expect(names({ ROLE: 'runner', REDIS_URL: 'redis://r' })).toEqual([]);
  expect(
    names({
      ROLE: 'web',
      REDIS_URL: 'redis://r',
      DATABASE_URL: 'postgres://p',
      CANDOR_SECRET: 'x'.repeat(32),
    }),
  ).toEqual([]);
});

test('the log hides secrets and code', () => {
  let written = '';
  const log = createLog('info', { write: (line: string) => void (written += line) });
  log.info({ req: { headers: { authorization: 'Bearer hush', 'x-api-key': 'hush' } } }, 'asked');
  log.info(
    { body: { code: 'hush', language: 'python' }, seat: 'hush', source: 'hush', query: { seat: 'hush' } },
    'ran',
  );
  log.error({ err: Object.assign(new Error('lost'), { code: 'ECONNRESET' }) }, 'failed');
  expect(written).not.toContain('hush');
  expect(written).toContain('ECONNRESET');
  expect(written).toContain('python');
});
