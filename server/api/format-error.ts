import type { TRPCDefaultErrorShape, TRPCError } from '@trpc/server'
import { toProblem } from '../platform/http/problem.ts'
import type { ApiContext } from './context.ts'
import { readError } from './read-error.ts'

/** What the interface reads in `error.data.appError`. `message` is a sentence for the person. */
export type AppErrorShape = {
  code: string
  message: string
  requestId: string
  params: Record<string, string | number>
  details?: unknown
}

export function formatError(input: { shape: TRPCDefaultErrorShape; error: TRPCError; ctx: ApiContext | undefined }) {
  const { shape, ctx } = input
  const error = readError(input.error)
  const appError: AppErrorShape = toProblem(error, { language: ctx?.language, requestId: ctx?.requestId ?? '' })
  if (error.kind === 'user' && error.details !== undefined) appError.details = error.details
  const { code, httpStatus, path } = shape.data
  return { ...shape, message: appError.message, data: { code, httpStatus, path, appError } }
}
