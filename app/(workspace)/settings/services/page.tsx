import { ServicesSettings } from '../../../../components/settings/services-settings.tsx'

export default function Page() {
  return <ServicesSettings />
}
