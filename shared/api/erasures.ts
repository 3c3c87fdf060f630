// The operation that erases one candidate everywhere, with a signed certificate.
import { z } from 'zod';
import { nameText, type Operation } from './operation.ts';

/** Why the law wants it, where sessions would otherwise have to be kept: article 17 (1) of the GDPR, b to e. */
export const erasureReasonSchema = z.enum([
  'consent-withdrawn',
  'objection',
  'unlawful-processing',
  'legal-obligation',
]);

const counts = z.record(z.string(), z.number());
export const certificateSchema = z.strictObject({
  format: z.literal('candor-erasure'),
  version: z.literal(1),
  id: z.string(),
  organisation: z.string(),
  at: z.number(), // ms since 1970
  by: z.string(), // id of the key or person
  candidate: z.string().nullable(), // SHA-256 of the name in hex; null: sessions were named instead
  sessions: z.array(z.string()),
  reason: erasureReasonSchema.nullable(),
  erased: counts, // rows by table
  left: counts, // what was counted afterwards: zeros
  notReached: z.array(z.string()), // what no server can erase by itself
});

export const erasureOperations = {
  eraseCandidate: {
    method: 'POST',
    path: '/api/erasures',
    tag: 'sessions',
    summary:
      'Erase one candidate everywhere: all sessions of the exact name, or those given, with code, events, AI calls, ' +
      'webhook payloads and kept answers. `signature` is over `text`, by the key of exports',
    access: { scopes: ['sessions'], seats: [], roles: ['recruiter'] },
    limit: 'general',
    body: z.strictObject({
      candidateName: nameText.optional(),
      sessionIds: z.array(z.string().min(1).max(80)).max(100).default([]),
      /** Needed where one of the sessions must still be kept; stands in the audit log and in the certificate. */
      reason: erasureReasonSchema.optional(),
    }),
    example: { candidateName: 'Ada' },
    status: 200,
    response: z.strictObject({
      certificate: certificateSchema,
      text: z.string(), // the certificate as it was signed
      signature: z.string(), // base64
      algorithm: z.literal('Ed25519'),
      publicKey: z.string(), // base64
      more: z.boolean(), // there are other sessions of that name: ask again
    }),
  },
} as const satisfies Record<string, Operation>;
