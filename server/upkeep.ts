// What a node does by itself: old sessions are deleted, questions that wait are checked. Knows neither's rules.
import type { Sandbox } from '../sandbox/job.ts';
import { startQuestionChecker } from './interviews/question-checker.ts';
import { startRetention } from './interviews/retention.ts';
import type { Live } from './live.ts';
import type { Logger } from './log.ts';
import type { Stores } from './stores.ts';

export function startUpkeep(deps: {
  stores: Stores;
  live: Live;
  sandbox: Sandbox;
  now: () => number;
  log: Logger;
}) {
  const { stores, live, sandbox, now, log } = deps;
  const end = (id: string) => live.rooms.end(id, 'expired', null);
  const retention = startRetention({ store: stores.sessions, end, removed: live.removed, now, log });
  const questionChecker = startQuestionChecker({ queue: stores.questionChecks, sandbox, now, log });
  return {
    questionChecker,
    async close(): Promise<void> {
      await Promise.all([retention.close(), questionChecker.close()]);
    },
  };
}
