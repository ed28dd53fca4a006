import type { Role } from '../../server/identity/permissions.ts'

/** In the order people think of them: from most to fewest rights. */
export const roles = ['owner', 'admin', 'designer', 'supervisor', 'agent', 'analyst'] as const satisfies readonly Role[]
