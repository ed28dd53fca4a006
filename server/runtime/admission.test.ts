import { expect, test, vi } from 'vitest'
import { createAdmission } from './admission.ts'

const at = (workspaceId: string, sender: string | null = null) => ({ workspaceId, sender })

test('a workspace alone may fill half of the room, not the half that is kept for others', () => {
  const refused = vi.fn()
  const admission = createAdmission({ all: 20, sender: 100, refused })
  for (let place = 0; place < 10; place++) admission.enter(at('loud'))
  expect(() => admission.enter(at('loud'))).toThrow(expect.objectContaining({ code: 'overloaded', params: { seconds: 1 } }))
  expect(refused).toHaveBeenCalledExactlyOnceWith('loud', 'overloaded')
  for (let place = 0; place < 5; place++) admission.enter(at('quiet'))
  expect(admission.size).toBe(15)
})

test('the room is never more than full', () => {
  const admission = createAdmission({ all: 10, sender: 100 })
  let entered = 0
  for (let place = 0; place < 50; place++) {
    try {
      admission.enter(at(`w${place}`))
      entered += 1
    } catch {}
  }
  expect(entered).toBe(10)
})

test('one sender has a bound of their own, which frees itself', () => {
  const admission = createAdmission({ all: 100, sender: 2 })
  const leave = admission.enter(at('w', 'flooding'))
  admission.enter(at('w', 'flooding'))
  expect(() => admission.enter(at('w', 'flooding'))).toThrow(expect.objectContaining({ code: 'too-many-requests' }))
  admission.enter(at('w', 'polite'))
  leave()
  admission.enter(at('w', 'flooding'))
  expect(admission.size).toBe(3)
})
