'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useMe } from '../api/use-me.ts'
import { PageSkeleton } from './page-skeleton.tsx'
import { homeOf } from './places.ts'

/** The address "/" leads on to where this role starts. */
export function HomeRedirect() {
  const router = useRouter()
  const { me, may } = useMe()
  const home = me && homeOf({ role: me.role, may })
  useEffect(() => {
    if (home) router.replace(home)
  }, [home, router])
  return <PageSkeleton />
}
