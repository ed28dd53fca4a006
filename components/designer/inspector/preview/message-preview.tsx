'use client'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { FlowNode } from '../../../../flows/document/project.ts'
import type { Json, JsonObject, Message } from '../../../../flows/engine/types.ts'
import { type PreviewChannel, previewChannels, previewNode, sampleFor, valuesShown } from '../../../../flows/preview/preview-node.ts'
import { Callout } from '../../../ui/callout.tsx'
import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'
import { MessageContentView } from '../../../ui/message-content.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { languageNames } from '../../language-names.ts'
import { useDesigner } from '../../store.ts'
import { useNamesInFlow } from '../use-environment.ts'

/** What customers see of a step on each kind of channel, in each language. Folded until it is asked for. */
export function MessagePreview({ node }: { node: FlowNode }) {
  const t = useTranslations('inspector.preview')
  const [open, setOpen] = useState(false)
  return (
    <details
      className="border-line border-t px-4 py-3"
      data-testid="preview"
      onToggle={(event) => event.target === event.currentTarget && setOpen(event.currentTarget.open)}
    >
      <summary className="cursor-pointer text-ink-2">{t('title')}</summary>
      {open && <Preview node={node} />}
    </details>
  )
}

function Preview({ node }: { node: FlowNode }) {
  const t = useTranslations('inspector.preview')
  const project = useDesigner((state) => state.history.document.project)
  const edited = useDesigner((state) => state.language)
  const { variables } = useNamesInFlow()
  const [channel, setChannel] = useState<PreviewChannel>('web')
  const [chosen, setChosen] = useState<typeof edited | null>(null)
  const [typed, setTyped] = useState<Record<string, string>>({})
  const language = chosen ?? edited
  const shown = valuesShown(node, variables)
  const values: JsonObject = Object.fromEntries(
    shown.map((variable) => [variable.id, readValue(typed[variable.id]) ?? variable.initial ?? sampleFor(variable, node)]),
  ) as JsonObject
  const valueText = JSON.stringify(values)
  const { messages, losses } = useMemo(
    () => previewNode({ project, variables, node, language, channel, values: JSON.parse(valueText) as JsonObject }),
    [project, variables, node, language, channel, valueText],
  )
  return (
    <div className="mt-3 flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        <Segmented
          size="sm"
          label={t('channel')}
          value={channel}
          onValueChange={setChannel}
          segments={previewChannels.map((value) => ({ value, label: t(`channels.${value}`) }))}
        />
        {project.languages.length > 1 && (
          <Segmented
            size="sm"
            label={t('language')}
            value={language}
            onValueChange={setChosen}
            segments={project.languages.map((value) => ({ value, label: languageNames[value] }))}
          />
        )}
      </div>
      {losses.map((loss) => (
        <Callout key={loss} tone="warn">
          {t(`loss.${loss}`, { count: messages.length })}
        </Callout>
      ))}
      <div lang={language} className="flex flex-col gap-2 rounded-md bg-sunken p-3" data-testid="preview-messages">
        {messages.length === 0 && <p className="text-ink-meta text-sm">{t('nothing')}</p>}
        {messages.map((message, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a message is its place
          <Bubble key={index} message={message} />
        ))}
      </div>
      {shown.length > 0 && (
        <section className="flex flex-col gap-2">
          <h4 className="text-ink-meta text-sm">{t('values')}</h4>
          {shown.map(({ id, name }) => (
            <Field key={id} label={name}>
              <Input
                size="sm"
                maxLength={4000}
                value={typed[id] ?? writeValue(values[id] ?? null)}
                onChange={(event) => setTyped({ ...typed, [id]: event.target.value })}
              />
            </Field>
          ))}
        </section>
      )}
    </div>
  )
}

function Bubble({ message: { text, choices = [], content, widget } }: { message: Message }) {
  return (
    <>
      {text !== '' && (
        <p className="max-w-[92%] self-start whitespace-pre-wrap rounded-lg border border-line bg-surface px-3 py-1.5 [overflow-wrap:anywhere]">
          {text}
        </p>
      )}
      {content && <MessageContentView content={content} />}
      {choices.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {choices.map(({ id, label }) => (
            <span key={id} className="rounded-full border border-accent bg-surface px-3 py-0.5 text-accent-ink">
              {widget === 'rating' ? '★ ' : ''}
              {label}
            </span>
          ))}
        </div>
      )}
    </>
  )
}

/** What is typed for a value: a list or an object as JSON, all else as it stands. */
function readValue(typed: string | undefined): Json | undefined {
  if (typed === undefined) return undefined
  if (!/^\s*[[{]/.test(typed)) return typed
  try {
    return JSON.parse(typed) as Json
  } catch {
    return typed
  }
}

function writeValue(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
