'use client'
import { createContext, useContext } from 'react'

/** Link keys shown as chips instead of lines. */
export const FarLinks = createContext<ReadonlySet<string>>(new Set())
export const useIsFar = (key: string): boolean => useContext(FarLinks).has(key)
