import { AppError } from '../platform/errors.ts'
import { isPassing } from './commit-queue.ts'

/** Ms a sender waits for a database that is away before being told so. A restart of Postgres takes one to three seconds. */
export const PATIENCE = 15_000

export type Patience = { clock: { now(): number }; pause(millis: number): Promise<void>; patience?: number }

/** Reads again while the database is away, up to the patience. What cannot pass is thrown at once. */
export async function patiently<T>(parts: Patience, read: () => Promise<T>): Promise<T> {
  const started = parts.clock.now()
  for (let attempt = 0; ; attempt++) {
    try {
      return await read()
    } catch (error) {
      if (error instanceof AppError || !isPassing(error)) throw error
      await waitForDatabase(parts, { attempt, started, error })
    }
  }
}

export async function waitForDatabase(parts: Patience, input: { attempt: number; started: number; error: unknown }): Promise<void> {
  if (parts.clock.now() - input.started > (parts.patience ?? PATIENCE)) {
    throw new AppError('unavailable', 'the database does not answer', { cause: input.error })
  }
  await parts.pause(Math.min(25 * 2 ** input.attempt, 500))
}

/** The border's error for whatever went wrong inside. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (isPassing(error)) return new AppError('unavailable', 'the database does not answer', { cause: error })
  return new AppError('internal', `a turn failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
}
