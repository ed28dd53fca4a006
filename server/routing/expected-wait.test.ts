import { describe, expect, it } from 'vitest'
import { effectiveSlots, expectedWaitSeconds, meanHandleSeconds } from './expected-wait.ts'

describe('expected wait', () => {
  it('is nothing while there is room', () => {
    expect(expectedWaitSeconds({ position: 2, free: 2, slots: 8, handleSeconds: 300 })).toBe(0)
  })
  it('is how long the slots take to free for everyone up to the place', () => {
    // 8 slots of 300 s each: one becomes free every 37.5 s; the third in line waits for three.
    expect(expectedWaitSeconds({ position: 3, free: 0, slots: 8, handleSeconds: 300 })).toBe(113)
  })
  it('is unknown when nobody is there', () => {
    expect(expectedWaitSeconds({ position: 1, free: 0, slots: 0, handleSeconds: 300 })).toBeNull()
  })
  it('shares an agent among the queues where somebody waits', () => {
    const agents = [
      { capacity: 4, queueIds: ['q', 'r', 's'] },
      { capacity: 3, queueIds: ['q'] },
      { capacity: 9, queueIds: ['r'] },
    ]
    const waiting = (id: string) => (id === 'r' ? 5 : 0)
    expect(effectiveSlots({ queueId: 'q', agents, waiting })).toBe(4 / 2 + 3)
    expect(effectiveSlots({ queueId: 's', agents, waiting })).toBe(4 / 2)
    expect(effectiveSlots({ queueId: 'gone', agents, waiting })).toBe(0)
  })
  it('handling time begins at an assumption and follows what is measured', () => {
    expect(meanHandleSeconds([])).toBe(300)
    expect(meanHandleSeconds([100])).toBe(280)
    expect(meanHandleSeconds(Array(100).fill(60))).toBeCloseTo(60, 0)
  })
})
