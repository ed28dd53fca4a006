/**
 * Remembers what `read` returned for `millis`, per key. Concurrent askers share one read; a failed read is not remembered.
 * For figures that may be a second old, never for what a commit depends on.
 */
export function keepFor<T>(parts: { millis: number; clock: { now(): number }; read(key: string): Promise<T>; most?: number }) {
  const kept = new Map<string, { until: number; value: Promise<T> }>()
  return (key: string): Promise<T> => {
    const now = parts.clock.now()
    const found = kept.get(key)
    if (found && found.until > now) return found.value
    const value = parts.read(key)
    kept.delete(key)
    kept.set(key, { until: now + parts.millis, value })
    if (kept.size > (parts.most ?? 10_000)) kept.delete(kept.keys().next().value as string)
    value.catch(() => {
      if (kept.get(key)?.value === value) kept.delete(key)
    })
    return value
  }
}
