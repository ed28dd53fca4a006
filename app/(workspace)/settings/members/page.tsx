import { MembersSettings } from '../../../../components/settings/members-settings.tsx'

export default function Page() {
  return <MembersSettings />
}
