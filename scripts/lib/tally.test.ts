import { expect, test } from 'vitest'
import { addUp, tallyPlaywright, tallyVitest } from './tally.ts'

const vitest = { success: true, numPassedTests: 3, numFailedTests: 0, testResults: [] }

test('passed and failed tests are counted', () => {
  expect(tallyVitest({ ...vitest, success: false, numFailedTests: 2 })).toEqual({ passed: 3, failed: 2 })
})

test('a test file that cannot be loaded is a failure', () => {
  expect(tallyVitest({ ...vitest, success: false, testResults: [{ status: 'failed', assertionResults: [] }] }).failed).toBe(1)
})

test('an error outside every test is a failure', () => {
  expect(tallyVitest({ ...vitest, success: false }).failed).toBe(1)
})

test('in the browser a flaky test and a failing setup are failures', () => {
  expect(tallyPlaywright({ stats: { expected: 4, unexpected: 1, flaky: 1 }, errors: [{}] })).toEqual({ passed: 4, failed: 3 })
})

test('stages add up', () => {
  expect(
    addUp([
      { passed: 1, failed: 0 },
      { passed: 2, failed: 3 },
    ]),
  ).toEqual({ passed: 3, failed: 3 })
})
