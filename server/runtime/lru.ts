/** The least recently used entry leaves first. A Map keeps insertion order, so reading an entry moves it to the end. */
export function createLru<K, V>(most: number) {
  const entries = new Map<K, V>()
  return {
    get(key: K): V | undefined {
      const value = entries.get(key)
      if (value === undefined) return undefined
      entries.delete(key)
      entries.set(key, value)
      return value
    },
    set(key: K, value: V): void {
      entries.delete(key)
      entries.set(key, value)
      if (entries.size > most) entries.delete(entries.keys().next().value as K)
    },
    delete(key: K): void {
      entries.delete(key)
    },
    get size(): number {
      return entries.size
    },
  }
}
export type Lru<K, V> = ReturnType<typeof createLru<K, V>>
