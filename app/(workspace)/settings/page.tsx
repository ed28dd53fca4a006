import { SettingsRedirect } from '../../../components/settings/settings-redirect.tsx'

export default function Page() {
  return <SettingsRedirect />
}
