'use client'
import { Download, LocateFixed, Search, Upload } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { Flow } from '../../../flows/document/project.ts'
import { type FlowText, flowTexts } from '../../../flows/translations/flow-texts.ts'
import {
  decodeTextFile,
  MAX_FILE,
  planTextImport,
  type TextChange,
  type TextFileError,
  type TextPlan,
  writeTextFile,
} from '../../../flows/translations/text-file.ts'
import { pickFiles, saveFile } from '../../flows/files.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { Dialog, DialogContent } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Input } from '../../ui/input.tsx'
import { Switch } from '../../ui/switch.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { toast } from '../../ui/toast.tsx'
import { languageNames } from '../language-names.ts'
import { goTo } from '../place.ts'
import { useDesigner, useDesignerStore } from '../store.ts'
import { ImportPlan } from './import-plan.tsx'
import { TextCell } from './text-cell.tsx'
import { putTextsIn, searchRows, type TextRow, textRows } from './text-rows.ts'

/** A large flow has thousands of texts; nobody reads more than this without searching. */
const AT_ONCE = 100

/** Every text of the flow on the canvas, side by side in the project's languages. */
export function TranslationsDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const flow = useDesigner((state) => state.history.document.project.flows[state.flowId])
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      {open && flow && <Translations flow={flow} onClose={onClose} />}
    </Dialog>
  )
}

/** The file as it was chosen, and the texts as they were then. */
type Chosen = { file: string; text: string; texts: FlowText[] }

function Translations({ flow, onClose }: { flow: Flow; onClose(): void }) {
  const t = useTranslations('inspector.translations')
  const store = useDesignerStore()
  const languages = useDesigner((state) => state.history.document.project.languages)
  const language = useDesigner((state) => state.language)
  const readOnly = useDesigner((state) => state.readOnly)
  const [query, setQuery] = useState('')
  const [missingOnly, setMissingOnly] = useState(false)
  const [most, setMost] = useState(AT_ONCE)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [error, setError] = useState<TextFileError | null>(null)
  // Of the texts as they are: a colleague may write while the report is read.
  const plan = useMemo((): TextPlan | null => {
    const read = chosen && planTextImport(chosen.text, flowTexts(flow), languages, chosen.texts)
    return read && 'changes' in read ? read : null
  }, [chosen, flow, languages])
  const rows = useMemo(() => textRows(flow, { languages, language }), [flow, languages, language])
  const found = useMemo(() => searchRows(rows, { query, missingOnly }), [rows, query, missingOnly])
  const missing = rows.reduce((sum, row) => sum + row.missing.length, 0)
  const shown = found.slice(0, most)

  function save(label: string, changes: Pick<TextChange, 'id' | 'language' | 'after'>[]): void {
    store.getState().edit(label, (document) => putTextsIn(document, flow.id, changes))
  }
  function exportFile(): void {
    const places = new Map(rows.map((row) => [row.id, placeOf(row)]))
    saveFile(`${flow.name}.csv`, writeTextFile(rows, { languages, place: ({ id }) => places.get(id) ?? '' }), 'text/csv;charset=utf-8')
  }
  async function importFile(): Promise<void> {
    const [file] = (await pickFiles({ folder: false, accept: '.csv,.txt,text/csv' })) ?? []
    if (!file) return
    setError(null)
    if (file.size > MAX_FILE) return setError({ code: 'tooLarge', params: {} })
    const text = decodeTextFile(new Uint8Array(await file.arrayBuffer()))
    if (typeof text !== 'string') return setError(text.error)
    const read = planTextImport(text, flowTexts(flow), languages)
    if ('error' in read) setError(read.error)
    else setChosen({ file: file.name, text, texts: flowTexts(flow) })
  }
  if (chosen && plan)
    return (
      <ImportPlan
        file={chosen.file}
        plan={plan}
        placeOf={(id) => placeOf(rows.find((row) => row.id === id)) || id}
        onCancel={() => setChosen(null)}
        onApply={(changes) => {
          save(t('step'), changes)
          toast.success(t('done', { count: changes.length }))
          setChosen(null)
        }}
      />
    )
  return (
    <DialogContent
      size="xl"
      flush
      // The first Escape is that of a text that is being written.
      onEscapeKeyDown={(event) => {
        if (event.target instanceof Element && event.target.matches('[data-text-cell]')) event.preventDefault()
      }}
      title={t('title', { flow: flow.name })}
      description={languages.length > 1 ? t('hint') : t('oneLanguage')}
      aside={languages.length > 1 && <Tag tone={missing > 0 ? 'warn' : 'ok'}>{t('missing', { count: missing })}</Tag>}
      footer={
        <>
          <span className="mr-auto text-ink-meta text-sm tabular-nums">{t('count', { shown: found.length, total: rows.length })}</span>
          <Button icon={Download} data-testid="export-texts" disabled={rows.length === 0} onClick={exportFile}>
            {t('export')}
          </Button>
          {!readOnly && (
            <Button icon={Upload} data-testid="import-texts" onClick={() => void importFile()}>
              {t('import')}
            </Button>
          )}
        </>
      }
    >
      <div className="sticky top-0 z-20 flex items-center gap-4 border-line border-b bg-surface px-4 py-2">
        <Input
          icon={Search}
          className="w-72"
          value={query}
          placeholder={t('search')}
          aria-label={t('search')}
          onChange={(event) => setQuery(event.target.value)}
        />
        {languages.length > 1 && (
          // biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is a button, which a label may name
          <label className="flex items-center gap-2 text-ink-2">
            <Switch checked={missingOnly} onCheckedChange={setMissingOnly} data-testid="missing-only" />
            {t('missingOnly')}
          </label>
        )}
      </div>
      {error && (
        <Callout tone="bad" className="m-3">
          {t(`error.${error.code}`, error.params)}
        </Callout>
      )}
      {found.length === 0 ? (
        <p className="p-8 text-center text-ink-meta">{rows.length === 0 ? t('empty') : t('none')}</p>
      ) : (
        <Table className="table-fixed" data-testid="texts">
          <thead>
            <tr>
              <Head className="top-11 w-56">{t('place')}</Head>
              {languages.map((each) => {
                const count = rows.filter((row) => row.missing.includes(each)).length
                return (
                  <Head key={each} className="top-11">
                    {languageNames[each]}
                    {count > 0 && <span className="ml-2 text-warn-ink">{t('missingIn', { count })}</span>}
                  </Head>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.id} data-testid={`text-${row.id}`}>
                <Cell className="align-top">
                  <div className="flex items-start gap-1">
                    <div className="min-w-0 flex-1">
                      <p className="truncate" title={row.card}>
                        {row.card}
                      </p>
                      <p className="truncate text-ink-meta text-sm" title={row.what}>
                        {row.what}
                      </p>
                    </div>
                    <IconButton
                      size="sm"
                      label={t('goTo')}
                      icon={LocateFixed}
                      className="opacity-0 focus-visible:opacity-100 group-hover/row:opacity-100 pointer-coarse:opacity-100"
                      onClick={() => {
                        goTo(store, { flowId: flow.id, cardId: row.cardId, nodeId: row.nodeId })
                        onClose()
                      }}
                    />
                  </div>
                </Cell>
                {languages.map((each) => (
                  <Cell key={each} className="align-top">
                    <TextCell
                      value={row.text[each] ?? ''}
                      language={each}
                      label={t('editIn', { place: placeOf(row), language: languageNames[each] })}
                      readOnly={readOnly}
                      onSave={(after) => save(t('edit'), [{ id: row.id, language: each, after }])}
                    />
                  </Cell>
                ))}
              </Row>
            ))}
          </tbody>
        </Table>
      )}
      {found.length > most && (
        <div className="p-3 text-center">
          <Button onClick={() => setMost(most + AT_ONCE)}>{t('more', { count: Math.min(AT_ONCE, found.length - most) })}</Button>
        </div>
      )}
    </DialogContent>
  )
}

function placeOf(row: TextRow | undefined): string {
  return row ? `${row.card} · ${row.what}` : ''
}
