'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { TourStep } from '../../server/tour/tour-steps.ts'
import { type ApiOutputs, useApi } from '../api/use-api.ts'
import { useMe } from '../api/use-me.ts'

export type Tour = NonNullable<ApiOutputs['tour']['get']>

/** What happens in the chat or in another tab shows here within this time. */
const LOOK_MS = 1500

/** The tour the person is on; null off it. It is looked at again and again only while one is under way. */
export function useTour(): Tour | null {
  const api = useApi()
  const { me, may } = useMe()
  const { data } = useQuery({
    ...api.tour.get.queryOptions(),
    enabled: me !== undefined && may('flow.edit'),
    staleTime: 1000,
    refetchInterval: ({ state }) => (state.data && nextStep(state.data) ? LOOK_MS : false),
  })
  return data ?? null
}

/** The first step still to do; null when nothing is. */
export function nextStep(tour: Tour): TourStep | null {
  return tour.steps.find(({ state }) => state === 'open')?.id ?? null
}

export function useSteerTour() {
  const api = useApi()
  const cache = useQueryClient()
  return useMutation({ ...api.tour.steer.mutationOptions(), onSettled: () => cache.invalidateQueries(api.tour.get.pathFilter()) })
}

/** `report` says that something was done; `wanted`: that step is still open. A failure is no matter: the step stays open. */
export function useTourReport(step: TourStep) {
  const api = useApi()
  const cache = useQueryClient()
  const tour = useTour()
  const { mutate } = useMutation({
    ...api.tour.report.mutationOptions(),
    meta: { quiet: true },
    onSettled: () => cache.invalidateQueries(api.tour.get.pathFilter()),
  })
  const report = useCallback((input: Parameters<typeof mutate>[0]) => mutate(input), [mutate])
  return { wanted: tour?.steps.some(({ id, state }) => id === step && state === 'open') ?? false, report }
}
