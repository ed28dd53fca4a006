'use client'
import type { LucideIcon } from 'lucide-react'
import { useEffect, useId } from 'react'
import { create } from 'zustand'

/** One line of the command palette: it goes somewhere (`href`) or does something (`run`). `id` is unique among all. */
export type CommandEntry = {
  id: string
  label: string
  icon?: LucideIcon
  detail?: string
  keywords?: string[]
  href?: string
  run?: () => void
}
export type CommandGroup = { heading: string; entries: readonly CommandEntry[] }
/** Asked while the person types (from one character, debounced): flows, customers, conversations. */
export type CommandSource = { heading: string; search: (text: string, signal: AbortSignal) => Promise<readonly CommandEntry[]> }

type Registry = { groups: Record<string, CommandGroup>; sources: Record<string, CommandSource> }
export const useCommandRegistry = create<Registry>(() => ({ groups: {}, sources: {} }))

/** Adds entries to the palette while mounted. Pass memoised entries. */
export function useCommands(heading: string, entries: readonly CommandEntry[]): void {
  const id = useId()
  useEffect(() => {
    useCommandRegistry.setState(({ groups }) => ({ groups: { ...groups, [id]: { heading, entries } } }))
    return () => useCommandRegistry.setState(({ groups }) => ({ groups: without(groups, id) }))
  }, [id, heading, entries])
}

/** Adds a search to the palette while mounted. Pass a memoised function. */
export function useCommandSource(heading: string, search: CommandSource['search']): void {
  const id = useId()
  useEffect(() => {
    useCommandRegistry.setState(({ sources }) => ({ sources: { ...sources, [id]: { heading, search } } }))
    return () => useCommandRegistry.setState(({ sources }) => ({ sources: without(sources, id) }))
  }, [id, heading, search])
}

export const usePalette = create<{ open: boolean; setOpen: (open: boolean) => void }>((set) => ({
  open: false,
  setOpen: (open) => set({ open }),
}))

/** ⌘ on Apple machines, Ctrl elsewhere. */
export function modKey(): string {
  return typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘' : 'Ctrl'
}

function without<T>(record: Record<string, T>, id: string): Record<string, T> {
  const { [id]: _gone, ...rest } = record
  return rest
}
