// What a node does by itself: old sessions are deleted, questions that wait are checked. Knows neither's rules.
import type { Sandbox } from '../sandbox/job.ts';
import type { Config } from './config.ts';
import { startForgetting } from './forgetting.ts';
import { startQuestionChecker } from './interviews/question-checker.ts';
import type { Live } from './live.ts';
import type { Logger } from './log.ts';
import type { Stores } from './stores.ts';

export function startUpkeep(deps: {
  config: Pick<Config, 'auditDays'>;
  stores: Stores;
  live: Live;
  sandbox: Sandbox;
  now: () => number;
  log: Logger;
}) {
  const { config, stores, live, sandbox, now, log } = deps;
  const retention = startForgetting({ config, stores, live, now, log });
  const questionChecker = startQuestionChecker({ queue: stores.questionChecks, sandbox, now, log });
  return {
    questionChecker,
    async close(): Promise<void> {
      await Promise.all([retention.close(), questionChecker.close()]);
    },
  };
}
