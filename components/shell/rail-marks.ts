'use client'
import { useEffect } from 'react'
import { create } from 'zustand'
import type { PlaceId } from './places.ts'

type Marks = Partial<Record<PlaceId, number>>

export const useRailMarks = create<Marks>(() => ({}))

/** Shows a dot (with the count for screen readers) on a place of the rail while the caller is mounted. */
export function useRailMark(place: PlaceId, count: number): void {
  useEffect(() => {
    useRailMarks.setState({ [place]: count })
    return () => useRailMarks.setState({ [place]: 0 })
  }, [place, count])
}
