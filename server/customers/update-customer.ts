import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { AppError } from '../platform/errors.ts'
import type { Services } from '../services.ts'

const attributeName = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/, 'letters, digits and _ only')

export const updateCustomerInput = z.strictObject({
  customerId: z.string().max(60),
  name: z.string().trim().max(120).optional(),
  email: z.string().trim().max(200).nullable().optional(),
  phone: z.string().trim().max(40).nullable().optional(),
  /** Merged by key; null removes a key. */
  attributes: z.record(attributeName, z.union([z.string().max(2000), z.number(), z.boolean(), z.null()])).optional(),
  /** Replaces all tags. */
  tags: z.array(z.string().trim().min(1).max(60)).max(50).optional(),
})

/**
 * One statement that merges, because flows and other agents change the same customer at the same time.
 * @throws AppError not-found
 */
export async function updateCustomer(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  input: z.infer<typeof updateCustomerInput>,
): Promise<void> {
  demand(actor, 'customer.edit')
  const { customerId, name, email, phone, attributes = {}, tags } = input
  const removed = Object.keys(attributes).filter((key) => attributes[key] === null)
  const set = Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null))
  const { rowCount } = await db.pool.query(updateSql, [
    actor.workspaceId,
    customerId,
    name ?? null,
    email !== undefined,
    email || null,
    phone !== undefined,
    phone || null,
    JSON.stringify(set),
    removed,
    tags ? [...new Set(tags)] : null,
  ])
  if (rowCount === 0) throw new AppError('not-found', `no customer ${customerId}`)
}

const updateSql = `
  UPDATE customer SET
    name = coalesce($3, name),
    email = CASE WHEN $4 THEN $5 ELSE email END,
    phone = CASE WHEN $6 THEN $7 ELSE phone END,
    attributes = (attributes || $8::jsonb) - $9::text[],
    tags = coalesce($10::text[], tags),
    updated_at = now()
  WHERE workspace_id = $1 AND id = $2`
