export type Tally = { passed: number; failed: number }

export function addUp(tallies: Tally[]): Tally {
  return tallies.reduce((sum, tally) => ({ passed: sum.passed + tally.passed, failed: sum.failed + tally.failed }), {
    passed: 0,
    failed: 0,
  })
}

type VitestReport = {
  success: boolean
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

/** A file that could not even be loaded has no tests in it and would pass unseen: it counts as one failure. */
export function tallyVitest(report: VitestReport): Tally {
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  const failed = report.numFailedTests + broken
  // An error outside every test (an unhandled rejection) fails the run without failing a test.
  return { passed: report.numPassedTests, failed: !report.success && failed === 0 ? 1 : failed }
}

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] }

/** A flaky test is a failing test. Errors outside tests (setup) count too. */
export function tallyPlaywright(report: PlaywrightReport): Tally {
  return { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky + report.errors.length }
}
