// Maintenance mode: new sessions are refused, those that exist go on.
import { z } from 'zod';
import type { Operation } from './operation.ts';

export const maintenanceSchema = z.strictObject({
  on: z.boolean(),
  message: z.string(),
  since: z.number().nullable(), // ms since 1970; null: off
});
export type Maintenance = z.infer<typeof maintenanceSchema>;

const common = {
  path: '/api/maintenance',
  tag: 'system',
  limit: 'general',
  status: 200,
  access: { scopes: ['admin'], seats: [] },
  response: maintenanceSchema,
} as const;

export const maintenanceOperations = {
  getMaintenance: { ...common, method: 'GET', summary: 'Whether new sessions are refused at the moment' },
  setMaintenance: {
    ...common,
    method: 'PUT',
    summary:
      'Refuse new sessions of every organisation, on every node (503 `maintenance` with this message), or take them again; sessions that exist go on',
    body: z.strictObject({ on: z.boolean(), message: z.string().max(200).default('') }),
    example: { on: true, message: 'Back at 14:00 UTC.' },
  },
} as const satisfies Record<string, Operation>;
