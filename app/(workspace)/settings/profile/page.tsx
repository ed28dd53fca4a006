import { ProfileSettings } from '../../../../components/settings/profile-settings.tsx'

export default function Page() {
  return <ProfileSettings />
}
