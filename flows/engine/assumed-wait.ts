/** Mean handling time that is assumed until it is measured, seconds. */
const HANDLE_SECONDS = 300

/** How long the next customer of a queue would wait, seconds; null when nobody works on it. `capacity`: slots of those online. */
export function assumedWait({ free, waiting, capacity }: { free: number; waiting: number; capacity: number }): number | null {
  if (free > waiting) return 0
  return capacity === 0 ? null : Math.round(((waiting - free + 1) * HANDLE_SECONDS) / capacity)
}
