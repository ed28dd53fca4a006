'use client'
import { FilePlus2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { RadioGroup } from 'radix-ui'
import type { ReactNode } from 'react'
import type { Overview } from '../../../flows/templates/overview.ts'
import type { ApiOutputs } from '../../api/use-api.ts'
import { cn } from '../../ui/cn.ts'
import { categoryIcon } from './category-icon.ts'
import { ImportTemplateButton } from './import-template-button.tsx'
import type { OwnTemplate } from './own-template-facts.tsx'
import { TemplateIcon } from './template-icon.tsx'
import { TemplateMap } from './template-map.tsx'

type ChoicesProps = {
  own: readonly OwnTemplate[]
  builtIn: ApiOutputs['projects']['templates']
  templateId: string | null
  onChoose(templateId: string | null): void
}

/** What a flow may begin with: nothing, a template of the workspace's own, one that comes with the product. */
export function TemplateChoices({ own, builtIn, templateId, onChoose }: ChoicesProps) {
  const t = useTranslations('templates')
  const tf = useTranslations('flows')
  const choice = (id: string) => ({ id, chosen: (templateId ?? BLANK) === id })
  return (
    <>
      <RadioGroup.Root
        aria-label={tf('templates')}
        value={templateId ?? BLANK}
        onValueChange={(id) => onChoose(id === BLANK ? null : id)}
        className="flex flex-col gap-1.5"
      >
        <Choice {...choice(BLANK)} name={tf('blank')} detail={tf('blankHint')} icon={<FilePlus2 aria-hidden className={iconClass} />} />
        {own.length > 0 && <h3 className="mt-2 text-ink-meta text-sm">{t('own')}</h3>}
        {own.map(({ id, name, category, language, source, summary }) => (
          <Choice
            key={id}
            {...choice(id)}
            name={<span lang={language}>{name}</span>}
            detail={
              <>
                {t(`categories.${category}`)} · {tf('templateSize', summary.size)}
                {source?.changed && <span className="block text-warn-ink">{t('newer', { flow: source.name })}</span>}
              </>
            }
            icon={<TemplateIcon name={categoryIcon[category]} className={iconClass} />}
            overview={summary}
          />
        ))}
        {own.length > 0 && <h3 className="mt-2 text-ink-meta text-sm">{t('builtIn')}</h3>}
        {builtIn.map(({ id, icon, name, cards, intents, articles, scenarios }) => (
          <Choice
            key={id}
            {...choice(id)}
            name={name}
            detail={tf('templateSize', { cards, intents, articles, scenarios })}
            icon={<TemplateIcon name={icon} className={iconClass} />}
          />
        ))}
      </RadioGroup.Root>
      <ImportTemplateButton onImported={onChoose} />
    </>
  )
}

/** Stands for beginning with nothing: a radio group wants a word for each choice. */
const BLANK = 'blank'
const iconClass = 'mt-0.5 size-4 shrink-0'

type ChoiceProps = {
  id: string
  chosen: boolean
  name: ReactNode
  detail: ReactNode
  icon: ReactNode
  overview?: Overview
}

function Choice({ id, chosen, name, detail, icon, overview }: ChoiceProps) {
  return (
    <RadioGroup.Item
      value={id}
      data-testid={`template-${id}`}
      className={cn(
        'flex gap-2.5 rounded-md border border-line px-3 py-2 text-left hover:border-line-strong',
        chosen && 'border-accent bg-accent-soft hover:border-accent',
      )}
    >
      {icon}
      <span className="min-w-0 flex-1">
        <span className="block break-words font-semibold">{name}</span>
        <span className="block text-ink-meta text-sm">{detail}</span>
      </span>
      {overview && (
        <span aria-hidden className="h-10 w-20 shrink-0 self-center rounded-sm border border-line bg-canvas p-0.5">
          <TemplateMap {...overview} label="" className="h-full" />
        </span>
      )}
    </RadioGroup.Item>
  )
}
