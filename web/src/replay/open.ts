// Gets a recording: as a stream from the server, or from a file without any server. Failures are values in plain words.
import { z } from 'zod';
import { openedLine, type Verdict, verifyChain } from '../../../shared/replay/chain.ts';
import { BadRecording, createReader, type Recording } from '../../../shared/replay/recording.ts';
import { credentials } from '../lib/credentials.ts';
import { browserCrypto } from './crypto.ts';
import { heard, t } from '../lib/i18n/words.ts';

/** Whether a file is as it was written. `ours`: signed by this server; null: it could not be asked. */
export type Chain =
  | (Extract<Verdict, { holds: true }> & { ours: boolean | null })
  | Extract<Verdict, { holds: false }>
  | { holds: null; why: string };
export type Opened =
  { ok: true; recording: Recording; chain: Chain | null } | { ok: false; title: string; text: string };

const quiet = 30_000; // ms without a byte after which a stream is given up
const mostBytes = 200_000_000;
const failed = (title: string, text: string): Opened => ({ ok: false, title, text });

/** The replay of a session as this seat or key may see it; `token` as `ask` takes it. */
export async function fetchReplay(id: string, token: string): Promise<Opened> {
  const giveUp = new AbortController();
  let timer = setTimeout(() => giveUp.abort(), quiet);
  try {
    const response = await fetch(`/api/sessions/${id}/replay`, {
      headers: credentials(token),
      signal: giveUp.signal,
    });
    if (!response.ok || response.body === null) return refused(response.status);
    const reader = createReader();
    let rest = '';
    let size = 0;
    for await (const text of texts(response.body)) {
      clearTimeout(timer);
      timer = setTimeout(() => giveUp.abort(), quiet);
      if ((size += text.length) > mostBytes) return tooLarge();
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) reader.line(line);
    }
    reader.line(rest);
    return { ok: true, recording: reader.done(), chain: null };
  } catch (error) {
    if (error instanceof BadRecording)
      return failed(t('The replay cannot be read'), `${heard(error.message)}.`);
    return failed(t('The replay could not be loaded'), t('Check the connection and load the page again.'));
  } finally {
    clearTimeout(timer);
  }
}

async function* texts(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string, void, void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

function refused(status: number): Opened {
  if (status === 401)
    return failed(
      t('This link is not valid any more'),
      t('It has expired or was revoked. Ask for a new one.'),
    );
  if (status === 403)
    return failed(t('You may not see this replay'), t('Candidates see it when the interview has ended.'));
  if (status === 404) return failed(t('There is no such interview'), t('It may have been deleted.'));
  if (status === 429) return failed(t('Too many requests'), t('Wait a minute, then load the page again.'));
  return failed(
    t('The replay could not be loaded'),
    t('The server could not do that ({status}).', { status }),
  );
}

const tooLarge = () => failed(t('This recording is too large for a browser'), t('It has more than 200 MB.'));

/** A portable file, checked line by line. Needs no network: `ours` is then null. */
export async function openFile(file: Blob): Promise<Opened> {
  if (file.size > mostBytes) return tooLarge();
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return failed(t('This file cannot be read'), t('It is not a recording of an interview.'));
  }
  const lines = text.replace(/\n$/, '').split('\n');
  const chain = await check(lines);
  const reader = createReader();
  try {
    for (const line of lines) reader.line(line);
    return { ok: true, recording: reader.done(), chain };
  } catch (error) {
    if (!(error instanceof BadRecording)) throw error;
    const where =
      chain.holds === false ? ` ${t('Line {line} is not as it was written.', { line: chain.line })}` : '';
    return failed(t('This file cannot be read'), `${heard(error.message)}.${where}`);
  }
}

async function check(lines: string[]): Promise<Chain> {
  if (openedLine(lines[0] ?? '') === null && !(lines[0] ?? '').startsWith('{"h"'))
    return { holds: null, why: t('it is not sealed: only exports are') };
  const crypto = browserCrypto();
  if (crypto === null) return { holds: null, why: t('this page needs https to check it') };
  const verdict = await verifyChain(lines, crypto);
  if (verdict.holds !== true) return verdict;
  const key = await serverKey();
  return { ...verdict, ours: key === null ? null : key === verdict.publicKey };
}

const keySchema = z.object({ publicKey: z.string() });

/** Null: offline, or opened from another place. */
async function serverKey(): Promise<string | null> {
  try {
    const response = await fetch('/api/export-key', { signal: AbortSignal.timeout(5_000) });
    const parsed = keySchema.safeParse(await response.json());
    return parsed.success ? parsed.data.publicKey : null;
  } catch {
    return null;
  }
}

/** The portable file of a session; null when it could not be had. */
export async function fetchExport(id: string, token: string): Promise<Blob | null> {
  try {
    const response = await fetch(`/api/sessions/${id}/export`, {
      headers: credentials(token),
      signal: AbortSignal.timeout(120_000),
    });
    return response.ok ? await response.blob() : null;
  } catch {
    return null;
  }
}
