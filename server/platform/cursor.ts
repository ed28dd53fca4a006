import { z } from 'zod'
import { AppError } from './errors.ts'

/** What every paged list takes. `direction` is sent along by the client's infinite queries; lists only go forward. */
export const pageInput = {
  cursor: z.string().max(200).nullish(),
  limit: z.int().min(1).max(100).default(50),
  direction: z.literal('forward').optional(),
}

/** Where a page of a list sorted by (time, id) ended: the next one begins behind it, whatever was added meanwhile. */
export type Position = { at: Date; id: string }
export type Page<T> = { items: T[] /** Ask for the next page with it; null: this was the last. */; nextCursor: string | null }

/** `rows` holds one row more than `limit` when there is a next page. */
export function toPage<T>(rows: T[], limit: number, positionOf: (row: T) => Position): Page<T> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last !== undefined ? writeCursor(positionOf(last)) : null }
}

export function writeCursor({ at, id }: Position): string {
  return Buffer.from(`${at.toISOString()}|${id}`).toString('base64url')
}

/** @throws AppError bad-request for anything that is no cursor of ours */
export function readCursor(cursor: string): Position {
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split('|')
  const at = new Date(time)
  if (Number.isNaN(at.getTime()) || !/^[\w-]{1,80}$/.test(id))
    throw new AppError('bad-request', 'malformed cursor', { params: { field: 'cursor' } })
  return { at, id }
}
