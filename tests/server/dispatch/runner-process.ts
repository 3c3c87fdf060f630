// A runner in a process of its own, so that a story can kill it. Its programs are scripted.
import { connectRedis } from '../../../server/redis.ts';
import { createRunner } from '../../../server/dispatch/worker.ts';
import { createLog } from '../../../server/log.ts';
import { scriptedSandbox } from '../rooms/scripted.ts';

const [url = '', name = ''] = process.argv.slice(2);
const log = createLog('silent');
const redis = connectRedis(url, log);
createRunner({ ...redis, sandbox: scriptedSandbox(), slots: 2, name, log });
process.send?.('up');
