import type { Pool } from 'pg'

/** Something made once per database of this process and shared by all who ask; gone with the pool. */
export function perPool<A extends unknown[], T>(make: (pool: Pool, ...more: A) => T): (pool: Pool, ...more: A) => T {
  const made = new WeakMap<Pool, T>()
  return (pool, ...more) => {
    const known = made.get(pool)
    if (known !== undefined) return known
    const fresh = make(pool, ...more)
    made.set(pool, fresh)
    return fresh
  }
}
