import { RepliesSettings } from '../../../../components/settings/replies-settings.tsx'

export default function Page() {
  return <RepliesSettings />
}
