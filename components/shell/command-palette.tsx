'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Dialog } from 'radix-ui'
import { useEffect, useState } from 'react'
import { useMe } from '../api/use-me.ts'
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from '../ui/command.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { type CommandEntry, useCommandRegistry, usePalette } from './command-registry.ts'
import { places } from './places.ts'
import { usePaletteSearch } from './use-palette-search.ts'

/** Ctrl/⌘ K: every place and whatever pages and sources have registered. */
export function CommandPalette() {
  const t = useTranslations('shell')
  const router = useRouter()
  const { may } = useMe()
  const { open, setOpen } = usePalette()
  const [text, setText] = useState('')
  const groups = useCommandRegistry((registry) => registry.groups)
  const found = usePaletteSearch(open ? text : '')
  useShortcut(() => setOpen(!open))

  const choose = (entry: CommandEntry) => {
    setOpen(false)
    setText('')
    if (entry.href) router.push(entry.href)
    entry.run?.()
  }
  const going = places
    .filter((place) => !place.permission || may(place.permission))
    .map((place) => ({ id: place.id, label: t(`places.${place.id}`), icon: place.icon, href: place.href, keywords: [place.id] }))

  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-[85] animate-fade bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="-translate-x-1/2 fixed top-[14vh] left-1/2 z-[85] w-[600px] max-w-[calc(100vw-32px)] animate-fade overflow-hidden rounded-lg border border-line bg-raised shadow-2 outline-none"
        >
          <Dialog.Title className="sr-only">{t('palette.open')}</Dialog.Title>
          <Command loop>
            <CommandInput value={text} onValueChange={setText} placeholder={t('palette.placeholder')} trailing={<Kbd>Esc</Kbd>} />
            <CommandList className="max-h-[min(420px,60vh)]">
              <CommandEmpty>{t('palette.empty')}</CommandEmpty>
              {Object.entries(groups).map(([id, group]) => (
                <Entries key={id} heading={group.heading} entries={group.entries} onChoose={choose} />
              ))}
              <Entries heading={t('palette.places')} entries={going} onChoose={choose} />
              {found.map((group) => (
                <Entries key={group.heading} heading={group.heading} entries={group.entries} onChoose={choose} found={text} />
              ))}
            </CommandList>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Entries({
  heading,
  entries,
  onChoose,
  found,
}: {
  heading: string
  entries: readonly CommandEntry[]
  onChoose: (entry: CommandEntry) => void /** Text the server already matched; keeps the entry in the list. */
  found?: string
}) {
  if (entries.length === 0) return null
  return (
    <CommandGroup heading={heading}>
      {entries.map((entry) => (
        <CommandItem
          key={entry.id}
          value={`${heading} ${entry.id}`}
          keywords={[entry.label, ...(entry.keywords ?? []), ...(found ? [found] : [])]}
          icon={entry.icon}
          detail={entry.detail}
          onSelect={() => onChoose(entry)}
        >
          {entry.label}
        </CommandItem>
      ))}
    </CommandGroup>
  )
}

function useShortcut(toggle: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      toggle()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [toggle])
}
