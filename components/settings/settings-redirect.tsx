'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** The address "/settings" opens the first section. */
export function SettingsRedirect() {
  const router = useRouter()
  useEffect(() => router.replace('/settings/profile'), [router])
  return null
}
