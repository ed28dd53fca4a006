'use client'
import { createContext, useContext } from 'react'
import type { CanvasLink } from './links.ts'

/** Which links are lines, and how many chips lead to a card. Worked out once for all cards. */
export type CanvasLinks = { links: CanvasLink[]; nearKeys: ReadonlySet<string>; jumps: Record<string, number> }

const Context = createContext<CanvasLinks>({ links: [], nearKeys: new Set(), jumps: {} })
export const CanvasLinksProvider = Context.Provider

export function useCanvasLinks(): CanvasLinks {
  return useContext(Context)
}

export function summariseLinks(links: CanvasLink[]): CanvasLinks {
  const jumps: Record<string, number> = {}
  for (const link of links) if (!link.near) jumps[link.to] = (jumps[link.to] ?? 0) + 1
  return { links, nearKeys: new Set(links.filter((link) => link.near).map((link) => link.key)), jumps }
}
