/** What people type for a time of day as HH:MM: 9 · 930 · 9:5 · 9.30 · 09：30 · 24:00. undefined when it is none. */
export function parseTime(text: string): string | undefined {
  const found = /^(\d{1,2})(?:[:：.．](\d{1,2}))?$/.exec(text.trim()) ?? /^(\d{1,2})(\d{2})$/.exec(text.trim())
  if (!found) return undefined
  const hours = Number(found[1])
  const minutes = Number(found[2] ?? 0)
  if (hours > 24 || minutes > 59 || (hours === 24 && minutes > 0)) return undefined
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
