// What happened before the pages are photographed: interviews that run, are paused, are over, and what a desk holds.
import type { Browser, Page } from 'playwright-core';
import { openWindow, replaceCode, until, type Window } from '../../support/browser.ts';
import { type Candor, type StartedSession, startCandor } from '../../support/candor.ts';

export interface Stage {
  candor: Candor;
  /** Ids of all sessions. */
  sessions: string[];
  live: StartedSession;
  ended: StartedSession;
  /** Its candidate waits at the door. */
  door: StartedSession;
  /** Its question comes in parts, of which one was shown. */
  inParts: StartedSession;
  paused: StartedSession;
  /** Its candidate waits for a place in the sandbox whenever another program runs. */
  busy: StartedSession;
  /** Its candidate only reads, and no AI reads along. */
  readOnly: StartedSession;
  /** The link of a seat that was closed. */
  revoked: string;
  /** Who stays in the live room. */
  there: Window[];
}

const ask = {
  difficulty: 'easy',
  language: 'python',
  totalQuestions: 2,
  questionIds: ['bead-code', 'beam-cuts'],
};

export async function openStage(browser: Browser): Promise<Stage> {
  const candor = await startCandor({ SANDBOX_SLOTS: '1' });
  const done = async (method: string, path: string, body?: unknown) => {
    const answer = await candor.call(method, path, body);
    if (answer.status >= 300) throw new Error(`${path} answered ${JSON.stringify(answer)}`);
    return answer;
  };
  const start = (candidateName: string, more = {}) => candor.startSession({ ...ask, candidateName, ...more });
  const live = await start('Ada Lovelace');
  const ended = await start('Grace Hopper');
  const door = await start('Mary Somerville', { waitingRoom: true, deleteAfterDays: 30 });
  const inParts = await start('Dorothy Vaughan', { totalQuestions: 1, questionIds: ['parking-fee'] });
  await done('POST', `/api/sessions/${inParts.sessionId}/reveal`, { question: 1, part: 1 });
  const paused = await start('Katherine Johnson');
  await done('POST', `/api/sessions/${paused.sessionId}/pause`, { paused: true });
  const busy = await start('Annie Easley');
  const readOnly = await start('Joan Clarke', { aiWatches: false });
  await done('PATCH', `/api/sessions/${readOnly.sessionId}/seats/${readOnly.seats.candidate.id}`, {
    write: false,
  });
  await done('POST', '/api/keys', { name: 'Our ATS', scopes: ['sessions'] });
  await done('POST', '/api/webhooks', {
    url: 'https://ats.example.com/candor',
    events: ['session.ended'],
  });
  const extra = await done('POST', `/api/sessions/${live.sessionId}/seats`, {
    role: 'observer',
    name: 'Eve',
  });
  const { id, link } = extra.body as { id: string; link: string };
  await done('DELETE', `/api/sessions/${live.sessionId}/seats/${id}`);
  const there = [
    await openWindow(browser, live.links.candidate),
    await openWindow(browser, live.links.interviewer),
  ];
  const [candidate, interviewer] = there;
  if (candidate && interviewer) await interview(candidate.page, interviewer.page);
  await submit(candor, ended);
  await done('POST', `/api/sessions/${ended.sessionId}/end`);
  return {
    candor,
    sessions: [live, ended, door, inParts, paused, busy, readOnly].map((one) => one.sessionId),
    live,
    ended,
    door,
    inParts,
    paused,
    busy,
    readOnly,
    revoked: link,
    there,
  };
}

export async function closeStage(stage: Stage | undefined): Promise<void> {
  await stage?.candor.close();
}

async function submit(candor: Candor, { sessionId }: StartedSession): Promise<void> {
  const code = 'def beadCode(beads: str) -> str:\n    return beads  # a first try\n';
  const attempt = { sessionId, code, questionNumber: 1, timeSpent: 95 };
  await until(
    async () => (await candor.call('POST', '/api/test/submit-code', attempt)).status === 200,
    'the code is submitted',
    120_000,
  );
}

/** A few minutes of the live interview: code, a run, a tried test, words, a hint, a mark. */
async function interview(candidate: Page, interviewer: Page): Promise<void> {
  for (const page of [candidate, interviewer]) {
    await page.getByText('All edits saved').first().waitFor();
    await page.locator('.monaco-editor .view-line').first().waitFor();
  }
  await replaceCode(candidate, 'print("hello, room")\nbeadCode = lambda beads: beads\n');
  await candidate.getByRole('button', { name: /^Run/ }).click();
  await candidate.locator('#below-output').getByText('Finished in').waitFor();
  await candidate.getByRole('button', { name: /^Test/ }).click();
  await until(
    async () => /\d+ of \d+/.test(await candidate.locator('#below-results').innerText()),
    'the samples were tried',
    120_000,
  );
  await candidate.locator('#message').fill('I would first count the beads of each colour.');
  await candidate.locator('#message').press('Enter');
  await interviewer.locator('#message').fill('Sounds good. What happens when there are none?');
  await interviewer.locator('#message').press('Enter');
  await interviewer.getByText('What happens when there are none?').waitFor();
  await interviewer.getByRole('button', { name: /^Good/ }).click();
  await interviewer.getByText('Marked as a good moment').first().waitFor();
}
