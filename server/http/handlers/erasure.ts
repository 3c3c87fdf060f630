// Erasing one candidate everywhere, with a signed certificate that counts what went and what is left. Keeps no name.
import { createHash, randomBytes } from 'node:crypto';
import type { Output } from '../../../shared/api/operation.ts';
import type { Operations } from '../../../shared/api/operations.ts';
import { invalid, notFound } from '../../errors.ts';
import { type Caller, nameOf, organisationOf, owns } from '../credentials.ts';
import type { Handlers } from '../handler.ts';
import { keptError, keptUntil } from '../keeping.ts';
import type { HandlerParts } from '../parts.ts';
import { idsOf, remove } from './deletion.ts';

const atOnce = 1_000; // sessions of one candidate
/** Said in every certificate: it would be a lie without. */
const notReached = [
  'backups of the database, until they are replaced',
  'the append-only file of Redis, where it is used, until Redis rewrites it',
  'what webhook receivers were sent',
  'what the AI provider was sent, where one is configured',
  'exports and reports that people saved',
];

type Parts = Pick<HandlerParts, 'sessions' | 'room' | 'audit' | 'now' | 'erasure' | 'exportKey'>;
type Certificate = Output<Operations['eraseCandidate']>['certificate'];

export function erasureHandlers(parts: Parts): Pick<Handlers, 'eraseCandidate'> {
  const { sessions, erasure, exportKey, audit, now } = parts;
  return {
    async eraseCandidate({ caller, body: { candidateName, sessionIds, reason = null } }) {
      if ((candidateName === undefined) === (sessionIds.length === 0))
        throw invalid('give either candidateName or sessionIds', 'candidateName');
      const named =
        candidateName === undefined ? sessionIds : await idsOf(sessions, caller, candidateName, atOnce);
      const ids = await ownIds(parts, caller, { ids: named.slice(0, atOnce), reason });
      if (ids.length === 0) throw notFound('session');
      const before = await erasure.places(ids);
      for (const id of ids) {
        const session = await sessions.find(id);
        if (session) await remove(parts, caller, session);
      }
      const left = await erasure.places(ids);
      const certificate: Certificate = {
        format: 'candor-erasure',
        version: 1,
        id: `erasure_${randomBytes(9).toString('base64url')}`,
        organisation: organisationOf(caller),
        at: now(),
        by: nameOf(caller),
        candidate: candidateName === undefined ? null : hashOf(candidateName),
        sessions: ids,
        reason,
        erased: Object.fromEntries(
          Object.entries(before).map(([place, n]) => [place, n - (left[place] ?? 0)]),
        ),
        left,
        notReached,
      };
      audit(nameOf(caller), 'candidate.erased', certificate.id, {
        sessions: ids.length,
        erased: certificate.erased,
        reason,
      });
      const text = JSON.stringify(certificate);
      const signed = { signature: exportKey.sign(text), algorithm: 'Ed25519' as const };
      const { publicKey } = exportKey;
      return { body: { certificate, text, ...signed, publicKey, more: named.length > atOnce } };
    },
  };
}

const hashOf = (name: string): string => createHash('sha256').update(name).digest('hex');

/** What is gone, or is not the caller's, is left out. Throws for one that must be kept, unless there is a reason. */
async function ownIds(
  { sessions, now }: Parts,
  caller: Caller,
  { ids, reason }: { ids: string[]; reason: Certificate['reason'] },
): Promise<string[]> {
  const own: string[] = [];
  for (const id of new Set(ids)) {
    const session = await sessions.find(id);
    if (!session || !owns(caller, session.ownerKey)) continue;
    const until = keptUntil(session, now());
    if (until !== null && reason === null) throw keptError(until, ': erasing it needs a reason');
    own.push(id);
  }
  return own;
}
