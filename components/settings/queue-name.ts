/** A queue's two names, the one in the reader's language first; the other is empty when it says the same. */
export function queueNames({ name, nameEn }: { name: string; nameEn: string }, locale: string): [shown: string, other: string] {
  const names: [string, string] = locale === 'en' && nameEn ? [nameEn, name] : [name, nameEn]
  return names[0] === names[1] ? [names[0], ''] : names
}
