'use client'
import { type UseMutationOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type AppErrorData, readAppError } from '../api/app-error.ts'
import { useErrorText } from '../api/use-error-text.ts'
import { toast } from '../ui/toast.tsx'

type Extras<Output, Input> = {
  /** Instead of "Saved"; null: `after` says it. */
  done?: string | null
  after?: (output: Output, input: Input) => void
  /** A better sentence for a failure than the general one of its code; null when the form shows it. */
  failure?: (error: AppErrorData) => string | null | undefined
}

/** A mutation that says how it went and refreshes everything it may have changed. */
export function useSave<Output, Failure, Input>(
  options: UseMutationOptions<Output, Failure, Input>,
  { done, after, failure }: Extras<Output, Input> = {},
) {
  const t = useTranslations('common')
  const errorText = useErrorText()
  const queries = useQueryClient()
  return useMutation<Output, Failure, Input>({
    ...options,
    meta: { quiet: true },
    onSuccess: async (output, input) => {
      if (done !== null) toast.success(done ?? t('saved'))
      after?.(output, input)
      await queries.invalidateQueries()
    },
    onError: (error) => {
      const own = failure?.(readAppError(error))
      if (own !== null) toast.error(own ?? errorText(error).text)
    },
  })
}
