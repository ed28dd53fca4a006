'use client'
import { create } from 'zustand'
import { type NoticePreferences, quiet, readNoticePreferences } from './notice-rule.ts'

const key = 'tandem.offer-notice'

/** Kept in this browser, not with the person: whether a sound is welcome depends on where the machine stands. */
export const useNoticePreferences = create<NoticePreferences>(() =>
  typeof localStorage === 'undefined' ? quiet : readNoticePreferences(localStorage.getItem(key)),
)

export function setNoticePreferences(part: Partial<NoticePreferences>): void {
  useNoticePreferences.setState(part)
  try {
    localStorage.setItem(key, JSON.stringify(useNoticePreferences.getState()))
  } catch {
    // A browser that keeps nothing has the choice until it is closed.
  }
}
