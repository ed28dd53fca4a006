/** A translator of one namespace, for functions outside of components. */
export type Translate = {
  (key: string, values?: Record<string, string | number>): string
  has(key: string): boolean
}
