'use client'
import { useEffect } from 'react'
import { useTour, useTourReport } from './use-tour.ts'

/** Tells the tour that the conversation it is about was opened. */
export function useReportInbox(openId: string | null): void {
  const tour = useTour()
  const { wanted, report } = useTourReport('inbox')
  const theirs = openId !== null && openId === tour?.conversationId
  useEffect(() => {
    if (wanted && theirs) report({ step: 'inbox', conversationId: openId })
  }, [wanted, theirs, report, openId])
}
