import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryEvents, arbitraryProject } from '../testing/arbitraries.ts'
import { record, replay, replayStored } from '../testing/recording.ts'

/** 10,000 of them, and the same in a browser: `npm run bench determinism`. */
const numRuns = 200

test('a recorded conversation replays to the same states, commands and traces, byte for byte', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(arbitraryProject, arbitraryEvents, (project, events) => {
      const recording = record(events)
      expect(replayStored(project, recording)).toBe(replay(project, recording))
    }),
    { numRuns },
  )
})
