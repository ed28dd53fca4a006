import { RetentionSettings } from '../../../../components/settings/retention-settings.tsx'

export default function Page() {
  return <RetentionSettings />
}
