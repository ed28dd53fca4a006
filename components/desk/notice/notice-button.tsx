'use client'
import { Bell, BellOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '../../ui/popover.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Switch } from '../../ui/switch.tsx'
import { soundModes } from './notice-rule.ts'
import { playChime } from './play-chime.ts'
import { setNoticePreferences, useNoticePreferences } from './use-notice-preferences.ts'

/** How new conversations make themselves heard on this machine. */
export function NoticeButton() {
  const t = useTranslations('desk.notice')
  const { sound, notify } = useNoticePreferences()
  const id = useId()
  const [refused, setRefused] = useState(false)

  // The browser's question comes only from this switch, never by itself.
  const wantNotifications = async (wanted: boolean): Promise<void> => {
    const permission = wanted && typeof Notification !== 'undefined' ? await Notification.requestPermission() : 'denied'
    setNoticePreferences({ notify: wanted && permission === 'granted' })
    setRefused(wanted && permission !== 'granted')
  }
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="quiet" icon={sound === 'off' ? BellOff : Bell} aria-label={t('title')} title={t('title')} />
      </PopoverTrigger>
      <PopoverContent side="top" className="flex w-72 flex-col gap-3">
        <h3 className="font-semibold">{t('title')}</h3>
        <div className="flex items-center justify-between gap-2">
          <span>{t('sound')}</span>
          <Segmented
            size="sm"
            label={t('sound')}
            value={sound}
            onValueChange={(next) => {
              setNoticePreferences({ sound: next })
              if (next !== 'off') playChime()
            }}
            segments={soundModes.map((value) => ({ value, label: t(`mode.${value}`) }))}
          />
        </div>
        <p className="text-ink-meta text-sm">{t(`modeText.${sound}`)}</p>
        <div className="flex items-center justify-between gap-2">
          <label htmlFor={id}>{t('notify')}</label>
          <Switch id={id} checked={notify} onCheckedChange={(next) => void wantNotifications(next)} />
        </div>
        <p role={refused ? 'alert' : undefined} className={refused ? 'text-bad text-sm' : 'text-ink-meta text-sm'}>
          {t(refused ? 'refused' : 'notifyText')}
        </p>
      </PopoverContent>
    </Popover>
  )
}
