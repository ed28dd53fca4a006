'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { OpenError } from '../../../flows/document/open-document.ts'
import { describeOpenError } from '../../../flows/document/open-words.ts'
import { canonicalJson } from '../../../flows/exchange/canonical-json.ts'
import { type JsonPart, partSchema, readJsonPart, writeJsonPart } from '../../../flows/exchange/json-part.ts'
import { CodeEditor } from '../../code-editor/code-editor.tsx'
import type { EditorMode } from '../../code-editor/mode.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { useConfirm } from '../../ui/confirm-dialog.tsx'
import { Dialog, DialogContent } from '../../ui/dialog.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { toast } from '../../ui/toast.tsx'
import { useDesigner, useDesignerStore } from '../store.ts'

/** The card that is chosen, the flow on the canvas or the whole project as JSON; taken over as one step, or refused in words. */
export function JsonDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const t = useTranslations('inspector.json')
  const confirm = useConfirm()
  const changed = useRef(false)
  /** What was written and not taken over is not thrown away unasked. */
  const mayLeave = async (): Promise<boolean> =>
    !changed.current ||
    (await confirm({ title: t('leave.title'), description: t('leave.text'), action: t('leave.action'), tone: 'danger' }))
  return (
    <Dialog open={open} onOpenChange={(next) => !next && void mayLeave().then((yes) => yes && onClose())}>
      {open && <JsonWindow onClose={onClose} changed={changed} mayLeave={mayLeave} />}
    </Dialog>
  )
}

type WindowProps = { onClose(): void /** Something is written that is not taken over. */; changed: RefObject<boolean> }

function JsonWindow({ onClose, changed, mayLeave }: WindowProps & { mayLeave(): Promise<boolean> }) {
  const t = useTranslations('inspector.json')
  const flowId = useDesigner((state) => state.flowId)
  const cardId = useDesigner((state) => (state.selectedCards.length === 1 ? state.selectedCards[0] : undefined))
  const [kind, setKind] = useState<JsonPart['kind']>(cardId ? 'card' : 'flow')
  const part = useMemo((): JsonPart => {
    if (kind === 'card' && cardId) return { kind, flowId, cardId }
    return kind === 'project' ? { kind } : { kind: 'flow', flowId }
  }, [kind, flowId, cardId])
  const kinds = [...(cardId ? (['card'] as const) : []), 'flow' as const, 'project' as const]
  return (
    <PartWindow
      key={kind}
      part={part}
      onClose={onClose}
      changed={changed}
      aside={
        <Segmented
          label={t('part')}
          value={kind}
          onValueChange={(next) => void mayLeave().then((yes) => yes && setKind(next))}
          segments={kinds.map((value) => ({ value, label: t(`parts.${value}`) }))}
        />
      }
    />
  )
}

function PartWindow({ part, aside, onClose, changed }: WindowProps & { part: JsonPart; aside: ReactNode }) {
  const t = useTranslations('inspector.json')
  const store = useDesignerStore()
  const readOnly = useDesigner((state) => state.readOnly)
  const language = useDesigner((state) => state.language)
  const [before] = useState(() => writeJsonPart(store.getState().history.document.project, part))
  const [text, setText] = useState(before)
  const [error, setError] = useState<OpenError | null>(null)
  useEffect(() => {
    changed.current = text !== before
    return () => {
      changed.current = false
    }
  }, [changed, text, before])
  const mode = useMemo((): EditorMode => ({ kind: 'json', schema: partSchema(part) }), [part])

  function take(): void {
    const { edit, history } = store.getState()
    // Somebody else may have changed it meanwhile: their work is not written over.
    if (writeJsonPart(history.document.project, part) !== before) {
      toast.error(t('changedMeanwhile'))
      return
    }
    const read = readJsonPart(history.document.project, part, text)
    if ('error' in read) {
      setError(read.error)
      return
    }
    edit(t('step'), (document) => {
      document.project = read.project
    })
    toast.success(t('done'))
    onClose()
  }
  function tidy(): void {
    try {
      setText(canonicalJson(JSON.parse(text)))
    } catch {
      setError({ code: 'notJson', problems: [] })
    }
  }
  return (
    <DialogContent
      size="xl"
      title={t('title')}
      description={t('hint')}
      aside={aside}
      onOpenAutoFocus={(event) => event.preventDefault()}
      // The first Escape is the editor's.
      onEscapeKeyDown={(event) => {
        if (event.target instanceof Element && event.target.closest('.monaco-editor')) event.preventDefault()
      }}
      footer={
        <>
          <Button variant="quiet" className="mr-auto" onClick={tidy}>
            {t('tidy')}
          </Button>
          {!readOnly && (
            <Button variant="primary" data-testid="apply-json" disabled={text === before} onClick={take}>
              {t('apply')}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {error && (
          <Callout tone="bad">
            <p>{t(`error.${error.code}`)}</p>
            {describeOpenError(error, language).problems.map((problem) => (
              <p key={problem} className="break-all">
                {problem}
              </p>
            ))}
          </Callout>
        )}
        <CodeEditor
          value={text}
          mode={mode}
          label={t('title')}
          readOnly={readOnly}
          maxLength={10_000_000}
          height={520}
          focused
          onChange={(next) => {
            setText(next)
            setError(null)
          }}
        />
      </div>
    </DialogContent>
  )
}
