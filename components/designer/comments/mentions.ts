/** Somebody who can be addressed. */
export type Addressee = { id: string; name: string }

/** What is being typed behind an @ before the caret, and where it begins; null when nobody is being addressed. */
export function addressing(text: string, caret: number): { start: number; query: string } | null {
  const found = /(?:^|[\s（(，。,、：:])@([^\s@]{0,30})$/u.exec(text.slice(0, caret))
  return found ? { start: caret - (found[1] ?? '').length - 1, query: found[1] ?? '' } : null
}

/** Those whose name has the letters in it, names that begin with them first. */
export function matching(people: readonly Addressee[], query: string): Addressee[] {
  const letters = query.toLowerCase()
  const at = ({ name }: Addressee) => name.toLowerCase().indexOf(letters)
  return people.filter((person) => at(person) >= 0).sort((a, b) => at(a) - at(b))
}

/** Puts a name where it was being typed. */
export function address(
  text: string,
  { start, caret, name }: { start: number; caret: number; name: string },
): { text: string; caret: number } {
  const before = `${text.slice(0, start)}@${name} `
  return { text: before + text.slice(caret).replace(/^ /, ''), caret: before.length }
}

/** The text in pieces, addressed names apart; of two names that fit, the longer one. */
export function withNames(text: string, people: readonly Addressee[]): { text: string; person: Addressee | null }[] {
  const longestFirst = [...people].filter(({ name }) => name !== '').sort((a, b) => b.name.length - a.name.length)
  const pieces: { text: string; person: Addressee | null }[] = []
  let plain = ''
  for (let at = 0; at < text.length; ) {
    const person = text[at] === '@' ? longestFirst.find(({ name }) => text.startsWith(name, at + 1)) : undefined
    if (person) {
      if (plain) pieces.push({ text: plain, person: null })
      plain = ''
      pieces.push({ text: `@${person.name}`, person })
      at += person.name.length + 1
    } else {
      plain += text[at]
      at += 1
    }
  }
  if (plain) pieces.push({ text: plain, person: null })
  return pieces
}

/** Who is addressed in a text. */
export function mentioned(text: string, people: readonly Addressee[]): string[] {
  return [...new Set(withNames(text, people).flatMap(({ person }) => (person ? [person.id] : [])))]
}
