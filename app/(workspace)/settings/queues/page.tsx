import { QueuesSettings } from '../../../../components/settings/queues-settings.tsx'

export default function Page() {
  return <QueuesSettings />
}
