import { describe, expect, it } from 'vitest'
import { readAppError } from './app-error.ts'

describe('readAppError', () => {
  it('takes the server’s own error', () => {
    const appError = { code: 'stale-draft', message: 'draft 4 is older than 5', requestId: 'r1' }
    expect(readAppError(Object.assign(new Error('x'), { data: { code: 'CONFLICT', appError } }))).toEqual(appError)
  })
  it('translates a bare tRPC error', () => {
    expect(readAppError(Object.assign(new Error('x'), { data: { code: 'UNAUTHORIZED' } })).code).toBe('not-signed-in')
    expect(readAppError(Object.assign(new Error('x'), { data: { code: 'SOMETHING_NEW' } })).code).toBe('internal')
  })
  it('knows when no answer came', () => {
    expect(readAppError(new TypeError('fetch failed')).code).toBe('unreachable')
    expect(readAppError(Object.assign(new Error('x'), { data: null })).code).toBe('unreachable')
    expect(readAppError('odd').code).toBe('unreachable')
  })
})
