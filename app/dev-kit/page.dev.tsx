import { Showcase } from './showcase.tsx'

export default function Page() {
  return <Showcase />
}
