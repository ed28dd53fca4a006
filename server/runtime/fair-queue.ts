/**
 * First in, first out for each owner, and the owners take turns: one who brings ten thousand things waits for his own, not the
 * others for him.
 */
export function createFairQueue<T>() {
  // A Map keeps its order: the owner at the front is served next and goes to the back.
  const lines = new Map<string, T[]>()
  let size = 0

  return {
    push(owner: string, item: T): void {
      const line = lines.get(owner)
      if (line) line.push(item)
      else lines.set(owner, [item])
      size += 1
    },
    /** The next thing whose owner, and which itself, may be taken now; undefined when there is none. */
    next(may: (owner: string, item: T) => boolean = () => true): T | undefined {
      for (const [owner, line] of lines) {
        const place = line.findIndex((item) => may(owner, item))
        if (place === -1) continue
        const [item] = line.splice(place, 1)
        lines.delete(owner)
        if (line.length > 0) lines.set(owner, line)
        size -= 1
        return item
      }
      return undefined
    },
    clear(): void {
      lines.clear()
      size = 0
    },
    get size(): number {
      return size
    },
    /** How much an owner has waiting. */
    of: (owner: string): number => lines.get(owner)?.length ?? 0,
  }
}
