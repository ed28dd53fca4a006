/** The last `days` days in a time zone, the one that is running included: yyyy-mm-dd, both ends in. */
export function lastDays({ days, timezone, now }: { days: number; timezone: string; now: number }): { from: string; to: string } {
  // Swedish writes dates as ISO does.
  const to = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now)
  return { from: new Date(Date.parse(to) - (days - 1) * 86_400_000).toISOString().slice(0, 10), to }
}
