/** The translator of the namespace `designerTabs`, for functions outside of components. */
export type Translate = {
  (key: string, values?: Record<string, string | number>): string
  has(key: string): boolean
}
