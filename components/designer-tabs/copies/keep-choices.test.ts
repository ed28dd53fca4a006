import { expect, test } from 'vitest'
import type { Conflict } from '../../../flows/merge/conflict.ts'
import { keepChoices } from './keep-choices.ts'

const asked = (id: string, ours: string, theirs: string): Conflict => ({
  id,
  kind: 'changed',
  part: id,
  path: [],
  ours,
  theirs,
  piece: {},
  chosen: 'ours',
})

test('what was decided stays decided as long as both values are the ones that were looked at', () => {
  const seen = [asked('same', 'a', 'b'), asked('theirs changed', 'a', 'b'), asked('ours changed', 'a', 'b'), asked('gone', 'a', 'b')]
  const now = [asked('same', 'a', 'b'), asked('theirs changed', 'a', 'c'), asked('ours changed', 'd', 'b'), asked('new', 'a', 'b')]
  const chosen = Object.fromEntries(seen.map(({ id }) => [id, 'theirs' as const]))
  expect(keepChoices(chosen, seen, now)).toEqual({ same: 'theirs' })
})

test('a part that was changed on both sides and is now deleted on one is asked about again', () => {
  const deleted: Conflict = { ...asked('x', 'a', 'b'), kind: 'deleted' }
  expect(keepChoices({ x: 'ours' }, [asked('x', 'a', 'b')], [deleted])).toEqual({})
})
