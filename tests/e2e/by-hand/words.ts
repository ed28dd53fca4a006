import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import type { Language } from '../../../flows/document/primitives.ts'

/** What stands on the screen, by its key in `messages/`, such as `designer.addChoice`; `{name}` is filled in. */
export type Words = (key: string, values?: Record<string, string>) => string

export function wordsIn(language: Language): Words {
  const read = new Map<string, unknown>()
  return (key, values = {}) => {
    const [area = '', ...path] = key.split('.')
    if (!read.has(area)) read.set(area, JSON.parse(readFileSync(`messages/${language}/${area}.json`, 'utf8')))
    const found = path.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], read.get(area))
    if (typeof found !== 'string') throw new Error(`no words ${key}`)
    return found.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  }
}

/** The control with this label, whether or not a star beside it says that it must be filled. */
export function labelled(place: Page | Locator, label: string): Locator {
  return place.getByLabel(new RegExp(`^\\s*${label.replace(/[^\p{L}\p{N}\s]/gu, '\\$&')}\\s*\\*?\\s*$`))
}
