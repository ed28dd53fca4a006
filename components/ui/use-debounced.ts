'use client'
import { useEffect, useState } from 'react'

/** The value as it was when it last stood still for `millis`: a search per pause, not per key. */
export function useDebounced<T>(value: T, millis = 250): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), millis)
    return () => clearTimeout(timer)
  }, [value, millis])
  return settled
}
