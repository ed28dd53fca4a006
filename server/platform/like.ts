/** A text to be found anywhere, for LIKE and ILIKE: what has a meaning there is taken literally. */
export function likeAnywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}
