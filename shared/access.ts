// Who may do what: the scopes of keys, the roles of people, the limits of keys. Knows no hashes and no database.
import { z } from 'zod';

/** `admin` may everything, `read` may look at everything of its own, the others name what they may do. */
export const scopes = ['sessions', 'execute', 'questions', 'read', 'admin'] as const;
export const scopeSchema = z.enum(scopes);
export type Scope = z.infer<typeof scopeSchema>;

/** People's roles in their organisation; what each may do is `roleScopes`, unless an operation names roles itself. */
export const userRoles = ['admin', 'recruiter', 'interviewer', 'viewer'] as const;
export const userRoleSchema = z.enum(userRoles);
export type UserRole = z.infer<typeof userRoleSchema>;

/** Recruiters and viewers see all sessions of the organisation, interviewers those that they started. */
export const roleScopes: Record<UserRole, readonly Scope[]> = {
  admin: ['admin'],
  recruiter: ['sessions', 'execute', 'questions', 'read'],
  interviewer: ['sessions', 'execute', 'read'],
  viewer: ['read'],
};

/** Whether a role may do an operation that keys with one of `scopes` may; `roles` narrows it. Admin always may. */
export function roleMay(
  role: UserRole,
  { scopes: wanted, roles }: { scopes: readonly Scope[]; roles?: readonly UserRole[] },
): boolean {
  if (role === 'admin') return true;
  if (roles) return roles.includes(role);
  return wanted.some((scope) => roleScopes[role].includes(scope));
}

/** Calls per window; what is missing keeps the general limit. */
export const keyLimitsSchema = z.strictObject({
  general: z.number().int().min(1).max(1_000_000).optional(), // per 15 minutes
  execution: z.number().int().min(1).max(1_000_000).optional(), // per minute
  sessions: z.number().int().min(1).max(1_000_000).optional(), // per 15 minutes
});
export type KeyLimits = z.infer<typeof keyLimitsSchema>;
