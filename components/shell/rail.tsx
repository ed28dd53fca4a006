'use client'
import { Search } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useMe } from '../api/use-me.ts'
import { cn } from '../ui/cn.ts'
import { Tooltip } from '../ui/tooltip.tsx'
import { modKey, usePalette } from './command-registry.ts'
import { Logo } from './logo.tsx'
import { MeMenu } from './me-menu.tsx'
import { type Place, placeOf, places } from './places.ts'
import { useRailMarks } from './rail-marks.ts'

export function Rail() {
  const t = useTranslations('shell')
  const { may } = useMe()
  const open = usePalette((state) => state.setOpen)
  const shown = places.filter((place) => !place.permission || may(place.permission))
  return (
    <nav
      aria-label={t('places.label')}
      className="z-30 flex w-[52px] shrink-0 flex-col items-center gap-0.5 border-line border-r bg-surface pt-[9px] pb-2.5"
    >
      <Link href="/" aria-label="Tandem" className="mb-2 rounded-md">
        <Logo />
      </Link>
      {shown.slice(0, -1).map((place) => (
        <RailLink key={place.id} place={place} />
      ))}
      <span className="flex-1" />
      <Tooltip content={t('palette.open')} keys={`${modKey()} K`} side="right">
        <button type="button" aria-label={t('palette.open')} onClick={() => open(true)} className={linkClass}>
          <Search aria-hidden className="size-[18px]" strokeWidth={1.75} />
        </button>
      </Tooltip>
      {shown.slice(-1).map((place) => (
        <RailLink key={place.id} place={place} />
      ))}
      <MeMenu />
    </nav>
  )
}

function RailLink({ place }: { place: Place }) {
  const t = useTranslations('shell')
  const current = placeOf(usePathname())?.id === place.id
  const count = useRailMarks((marks) => marks[place.id] ?? 0)
  return (
    <Tooltip content={t(`places.${place.id}`)} side="right">
      <Link
        href={place.href}
        aria-label={t(`places.${place.id}`)}
        aria-current={current ? 'page' : undefined}
        className={cn(linkClass, current && 'bg-accent-soft text-accent-ink hover:bg-accent-soft hover:text-accent-ink')}
      >
        <place.icon aria-hidden className="size-[18px]" strokeWidth={1.75} />
        {count > 0 && (
          <span
            className={cn(
              'absolute top-[7px] right-[7px] size-[7px] rounded-full bg-accent ring-2',
              current ? 'ring-accent-soft' : 'ring-surface',
            )}
          >
            <span className="sr-only">{t('waiting', { count })}</span>
          </span>
        )}
      </Link>
    </Tooltip>
  )
}

const linkClass = 'relative grid size-9 place-items-center rounded-md text-ink-meta transition-colors hover:bg-sunken hover:text-ink'
