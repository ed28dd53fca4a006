'use client'
import { type UseMutationOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { toast } from '../ui/toast.tsx'

/** A mutation that says "saved" and refreshes everything it may have changed. Failures are told by the query client. */
export function useSave<Output, Failure, Input>(
  options: UseMutationOptions<Output, Failure, Input>,
  { done, after }: { done?: string; after?: (output: Output, input: Input) => void } = {},
) {
  const t = useTranslations('common')
  const queries = useQueryClient()
  return useMutation<Output, Failure, Input>({
    ...options,
    onSuccess: async (output, input) => {
      toast.success(done ?? t('saved'))
      after?.(output, input)
      await queries.invalidateQueries()
    },
  })
}
