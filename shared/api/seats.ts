// Operations on the seats of a session.
import { z } from 'zod';
import { roleSchema, seatSchema } from '../protocol.ts';
import { idParam, nameText, type Operation } from './operation.ts';
import { issuedSeatSchema } from './tests.ts';

const seatRecord = z.strictObject({
  seat: seatSchema,
  admitted: z.boolean(),
  createdAt: z.number(),
  expiresAt: z.number(),
  revokedAt: z.number().nullable(),
});
const seatParams = z.strictObject({ id: idParam.shape.id, seat: z.string().min(1).max(80) });
const common = { tag: 'seats', limit: 'general' } as const;
const changers = { scopes: ['sessions'], seats: ['interviewer'] } as const;

export const seatOperations = {
  listSeats: {
    ...common,
    method: 'GET',
    path: '/api/sessions/{id}/seats',
    summary: 'The seats of a session, without tokens',
    access: { scopes: ['sessions', 'read'], seats: ['interviewer'] },
    params: idParam,
    status: 200,
    response: z.strictObject({ seats: z.array(seatRecord) }),
  },
  addSeat: {
    ...common,
    method: 'POST',
    path: '/api/sessions/{id}/seats',
    summary: 'One more seat, for a person or an agent; its token is shown this once',
    access: changers,
    params: idParam,
    body: z.strictObject({
      role: roleSchema,
      name: nameText,
      agent: z.boolean().default(false),
      write: z.boolean().optional(), // candidates and human interviewers by default
    }),
    example: { role: 'observer', name: 'Grace' },
    status: 201,
    response: issuedSeatSchema,
  },
  updateSeat: {
    ...common,
    method: 'PATCH',
    path: '/api/sessions/{id}/seats/{seat}',
    summary: 'Let a seat write into the code or not, or let it in from the waiting room',
    access: changers,
    params: seatParams,
    body: z.strictObject({ write: z.boolean().optional(), admitted: z.literal(true).optional() }),
    example: { write: false },
    status: 200,
    response: seatSchema,
  },
  revokeSeat: {
    ...common,
    method: 'DELETE',
    path: '/api/sessions/{id}/seats/{seat}',
    summary: 'Revoke a seat; its connections are closed at once',
    access: changers,
    params: seatParams,
    status: 200,
    response: seatSchema,
  },
} as const satisfies Record<string, Operation>;
