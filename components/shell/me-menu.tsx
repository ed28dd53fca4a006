'use client'
import { useMutation } from '@tanstack/react-query'
import { Footprints, Languages, LogOut, SunMoon, UserRound } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useApi } from '../api/use-api.ts'
import { useMe } from '../api/use-me.ts'
import { signOut } from '../auth/auth-client.ts'
import { localeNames, locales } from '../i18n/locales.ts'
import { themes } from '../i18n/preferences.ts'
import { usePreferences } from '../i18n/use-preferences.ts'
import { useSteerTour } from '../tour/use-tour.ts'
import { Avatar } from '../ui/avatar.tsx'
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
  MenuSub,
  MenuSubContent,
  MenuSubTrigger,
  MenuTrigger,
} from '../ui/dropdown-menu.tsx'

export function MeMenu() {
  const t = useTranslations()
  const router = useRouter()
  const { me, may } = useMe()
  // Kept with the person too; whether that works or not, this browser has switched.
  const keep = useMutation({ ...useApi().me.update.mutationOptions(), meta: { quiet: true } })
  const { locale, theme, setLocale, setTheme } = usePreferences()
  const { mutate: begin } = useSteerTour()
  const switchTo = (next: typeof locale) => {
    setLocale(next)
    keep.mutate({ locale: next })
  }
  return (
    <Menu>
      <MenuTrigger aria-label={t('shell.me.open', { name: me?.name ?? '' })} className="mt-2 rounded-full">
        <Avatar
          name={me?.name ?? ' '}
          presence={me && may('desk.handle') ? me.presence : undefined}
          className="size-[30px] border border-line text-sm"
        />
      </MenuTrigger>
      <MenuContent side="right" align="end" className="w-60">
        <div className="px-2 pt-1.5 pb-2">
          <div className="truncate font-semibold">{me?.name}</div>
          <div className="truncate text-ink-meta text-sm">
            {me && t(`common.role.${me.role}`)} · {me?.workspace.name}
          </div>
        </div>
        <MenuSeparator />
        <MenuItem icon={UserRound} onSelect={() => router.push('/settings/profile')}>
          {t('shell.me.profile')}
        </MenuItem>
        {may('flow.edit') && (
          <MenuItem icon={Footprints} data-testid="tour-begin" onSelect={() => begin({ to: 'begin' })}>
            {t('tour.begin')}
          </MenuItem>
        )}
        <MenuSub>
          <MenuSubTrigger icon={Languages} detail={localeNames[locale]}>
            {t('common.language')}
          </MenuSubTrigger>
          <MenuSubContent>
            <MenuRadioGroup value={locale} onValueChange={(next) => switchTo(next as typeof locale)}>
              {locales.map((each) => (
                <MenuRadioItem key={each} value={each} lang={each}>
                  {localeNames[each]}
                </MenuRadioItem>
              ))}
            </MenuRadioGroup>
          </MenuSubContent>
        </MenuSub>
        <MenuSub>
          <MenuSubTrigger icon={SunMoon} detail={t(`common.theme.${theme}`)}>
            {t('common.theme.label')}
          </MenuSubTrigger>
          <MenuSubContent>
            <MenuRadioGroup value={theme} onValueChange={(next) => setTheme(next as typeof theme)}>
              {themes.map((each) => (
                <MenuRadioItem key={each} value={each}>
                  {t(`common.theme.${each}`)}
                </MenuRadioItem>
              ))}
            </MenuRadioGroup>
          </MenuSubContent>
        </MenuSub>
        <MenuSeparator />
        <MenuItem icon={LogOut} onSelect={() => void signOut()}>
          {t('shell.me.signOut')}
        </MenuItem>
      </MenuContent>
    </Menu>
  )
}
