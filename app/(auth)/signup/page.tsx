import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SignupForm } from '../../../components/auth/signup-form.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('signup.title') }
}

export default function Page() {
  return <SignupForm />
}
