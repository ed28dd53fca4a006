'use client'
import { useEffect, useState } from 'react'
import { type CommandGroup, useCommandRegistry } from './command-registry.ts'

/** Asks every registered source, 150 ms after the last key; a source that fails stays silent, the others answer. */
export function usePaletteSearch(text: string): readonly CommandGroup[] {
  const sources = useCommandRegistry((registry) => registry.sources)
  const [found, setFound] = useState<readonly CommandGroup[]>([])
  useEffect(() => {
    const wanted = text.trim()
    if (!wanted) {
      setFound([])
      return
    }
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      const asked = Object.values(sources).map(async ({ heading, search }) => ({ heading, entries: await search(wanted, abort.signal) }))
      const answers = await Promise.allSettled(asked)
      if (!abort.signal.aborted) setFound(answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : [])))
    }, 150)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [text, sources])
  return found
}
