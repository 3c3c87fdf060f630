// A Vitest reporter that keeps the counts of finished tests in a file while they run, so that they are known even when the
// run is killed. A file that could not be loaded, and an error outside of any test, count as failed.
import { renameSync, writeFileSync } from 'node:fs';
import process from 'node:process';

export default class Tally {
  counts = { passed: 0, failed: 0, skipped: 0, finished: false };

  #write() {
    const path = process.env.CANDOR_TALLY;
    if (path === undefined) return;
    writeFileSync(`${path}.next`, JSON.stringify(this.counts));
    renameSync(`${path}.next`, path);
  }

  onTestCaseResult(test) {
    const { state } = test.result();
    if (['passed', 'failed', 'skipped'].includes(state)) this.counts[state] += 1;
    this.#write();
  }

  onTestModuleEnd(module) {
    if (module.errors().length > 0) this.counts.failed += 1;
    this.#write();
  }

  onTestRunEnd(_modules, unhandled) {
    this.counts.failed += unhandled.length;
    this.counts.finished = true;
    this.#write();
  }
}
