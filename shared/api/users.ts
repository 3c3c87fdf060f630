// Operations on the people of an organisation, their browser sessions, and on who is calling.
import { z } from 'zod';
import { scopeSchema, userRoles, userRoleSchema } from '../access.ts';
import { idParam, nameText, type Operation } from './operation.ts';

export const userSchema = z.strictObject({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: userRoleSchema,
  createdAt: z.number(),
  joinedAt: z.number().nullable(), // null: has not signed in yet
  disabledAt: z.number().nullable(),
});
const browserSession = z.strictObject({
  id: z.string(),
  how: z.string(), // "invitation", "oidc", "passkey"
  address: z.string(),
  agent: z.string(),
  createdAt: z.number(),
  lastSeenAt: z.number(),
  expiresAt: z.number(),
  current: z.boolean(), // the one that asks
});
export const whoSchema = z.strictObject({
  kind: z.enum(['user', 'key']),
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  role: userRoleSchema.nullable(), // null: a key
  scopes: z.array(scopeSchema),
  organisation: z.strictObject({ id: z.string(), name: z.string() }),
});

const common = { tag: 'users', limit: 'general' } as const;
const admins = { scopes: ['admin'], seats: [] } as const;
/** Everybody for themselves; administrators for all. */
const own = { scopes: ['admin'], seats: [], roles: userRoles } as const;
const invited = z.strictObject({ user: userSchema, link: z.string(), expiresAt: z.number() });

export const userOperations = {
  whoAmI: {
    ...common,
    method: 'GET',
    path: '/api/me',
    summary: 'Who is calling, by key or by a browser session; `who` is null for nobody',
    access: 'open',
    status: 200,
    response: z.strictObject({ who: whoSchema.nullable() }),
  },
  signInWays: {
    ...common,
    method: 'GET',
    path: '/api/sign-in',
    summary: 'The ways of signing in that this installation has, besides one-time links',
    access: 'open',
    status: 200,
    response: z.strictObject({
      provider: z.string().nullable(), // the host name of the OpenID provider
      passkeys: z.string().nullable(), // the origin of the page that may ask for them; null: none can be had here
    }),
  },
  listUsers: {
    ...common,
    method: 'GET',
    path: '/api/users',
    summary: 'The people of the organisation, disabled ones included',
    access: admins,
    status: 200,
    response: z.strictObject({ users: z.array(userSchema) }),
  },
  inviteUser: {
    ...common,
    method: 'POST',
    path: '/api/users',
    summary:
      'Invite somebody. Whoever opens the link signs in as them: once, within three days. It is shown this once',
    access: admins,
    body: z.strictObject({
      email: z.email().max(200),
      name: nameText,
      role: userRoleSchema.default('interviewer'),
    }),
    example: { email: 'grace@example.com', name: 'Grace', role: 'interviewer' },
    status: 201,
    response: invited,
  },
  updateUser: {
    ...common,
    method: 'PATCH',
    path: '/api/users/{id}',
    summary: 'Change name or role, or disable: a disabled person is signed out everywhere at once',
    access: admins,
    params: idParam,
    body: z.strictObject({
      name: nameText.optional(),
      role: userRoleSchema.optional(),
      disabled: z.boolean().optional(),
    }),
    example: { role: 'recruiter' },
    status: 200,
    response: userSchema,
  },
  eraseUser: {
    ...common,
    method: 'DELETE',
    path: '/api/users/{id}',
    summary:
      'Erase somebody: address, name, browser sessions, links and passkeys. What they did stays under the id, which names nobody',
    access: admins,
    params: idParam,
    status: 200,
    response: z.strictObject({
      id: z.string(),
      erased: z.record(z.string(), z.number()), // rows by table
    }),
  },
  inviteAgain: {
    ...common,
    method: 'POST',
    path: '/api/users/{id}/invitation',
    summary: 'A new one-time link for somebody; earlier ones open nothing any more',
    access: admins,
    params: idParam,
    status: 201,
    response: invited,
  },
  listUserSessions: {
    ...common,
    method: 'GET',
    path: '/api/users/{id}/sessions',
    summary: 'Where somebody is signed in. People may ask about themselves, administrators about all',
    access: own,
    params: idParam,
    status: 200,
    response: z.strictObject({ sessions: z.array(browserSession) }),
  },
  endUserSessions: {
    ...common,
    method: 'DELETE',
    path: '/api/users/{id}/sessions',
    summary: 'Sign somebody out everywhere',
    access: own,
    params: idParam,
    status: 200,
    response: z.strictObject({ ended: z.number().int() }),
  },
  endUserSession: {
    ...common,
    method: 'DELETE',
    path: '/api/users/{id}/sessions/{session}',
    summary: 'Sign somebody out of one browser',
    access: own,
    params: z.strictObject({ id: idParam.shape.id, session: z.string().min(1).max(80) }),
    status: 200,
    response: z.strictObject({ ended: z.number().int() }),
  },
} as const satisfies Record<string, Operation>;
