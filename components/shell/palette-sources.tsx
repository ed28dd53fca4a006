'use client'
import { useQuery } from '@tanstack/react-query'
import { Users, Workflow } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCallback, useMemo } from 'react'
import { useApi, useApiClient } from '../api/use-api.ts'
import { useMe } from '../api/use-me.ts'
import { type CommandEntry, useCommandSource, useCommands } from './command-registry.ts'

/** What the command palette reaches besides places: every flow by name, every customer by searching. */
export function PaletteSources() {
  const t = useTranslations('shell.places')
  const api = useApi()
  const client = useApiClient()
  const { may } = useMe()
  const flows = useQuery({ ...api.projects.list.queryOptions({}), enabled: may('flow.view'), staleTime: 60_000 })
  const entries = useMemo(
    () =>
      (flows.data ?? []).map(
        (flow): CommandEntry => ({ id: `flow:${flow.id}`, label: flow.name, icon: Workflow, href: `/flows/${flow.id}` }),
      ),
    [flows.data],
  )
  useCommands(t('flows'), entries)
  const seesCustomers = may('customer.view')
  const search = useCallback(
    async (text: string, signal: AbortSignal): Promise<CommandEntry[]> => {
      if (!seesCustomers) return []
      const page = await client.customers.list.query({ search: text, limit: 8 }, { signal })
      return page.items.map((customer) => ({
        id: `customer:${customer.id}`,
        label: customer.name || customer.id,
        icon: Users,
        href: `/customers/${customer.id}`,
      }))
    },
    [client, seesCustomers],
  )
  useCommandSource(t('customers'), search)
  return null
}
