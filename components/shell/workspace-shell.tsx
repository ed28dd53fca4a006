'use client'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { QueryError } from '../api/query-error.tsx'
import { useMe } from '../api/use-me.ts'
import { TourBar } from '../tour/tour-bar.tsx'
import { useKeptFocus } from '../ui/use-kept-focus.ts'
import { CommandPalette } from './command-palette.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { PageSkeleton } from './page-skeleton.tsx'
import { PaletteSources } from './palette-sources.tsx'
import { placeOf } from './places.ts'
import { Rail } from './rail.tsx'
import { NoAccess } from './require-permission.tsx'
import { SkipLink } from './skip-link.tsx'

/** The frame of every page of a workspace: rail on the left, page on the right, palette and banner over it. */
export function WorkspaceShell({ children }: { children: ReactNode }) {
  const { me, may, query } = useMe()
  const place = placeOf(usePathname())
  useKeptFocus()
  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <SkipLink />
      <OfflineBanner />
      <div className="flex min-h-0 flex-1">
        <Rail />
        <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
          {me ? (
            place?.permission && !may(place.permission) ? (
              <NoAccess />
            ) : (
              children
            )
          ) : query.isError ? (
            <QueryError error={query.error} onRetry={query.refetch} className="h-full" />
          ) : (
            <PageSkeleton />
          )}
        </main>
      </div>
      <TourBar />
      <CommandPalette />
      <PaletteSources />
    </div>
  )
}
