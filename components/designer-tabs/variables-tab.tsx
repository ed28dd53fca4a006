'use client'
import { Variable as Icon, Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { isMasked, type Variable, variableTypes } from '../../flows/document/variable.ts'
import type { DesignerTabProps } from '../designer/contract.ts'
import { usesOf } from '../designer/document/uses.ts'
import { UseCount } from '../designer/place-list.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Select } from '../ui/select.tsx'
import { Switch } from '../ui/switch.tsx'
import { Cell, Head, Row, Table } from '../ui/table.tsx'
import { InitialValue } from './initial-value.tsx'
import { KeptInput } from './kept-input.tsx'
import { NewVariableDialog } from './new-variable-dialog.tsx'
import { VariableShape } from './variable-shape.tsx'

/** What belongs to a type alone and goes with it. */
const blank = { initial: undefined, items: undefined, fields: undefined }
const scopes = ['conversation', 'customer', 'constant'] as const

/** What the flow remembers. The id stands in formulas and never changes; the name may. */
export function VariablesTab({ project, edit, readOnly }: DesignerTabProps) {
  const t = useTranslations('tabs.variables')
  const [adding, setAdding] = useState(false)
  const change = (id: string, part: Partial<Variable>): void =>
    edit(
      t('edit'),
      (document) => {
        const variable = document.project.variables.find((each) => each.id === id)
        if (!variable) return
        Object.assign(variable, part)
        for (const key of ['initial', 'items', 'fields'] as const) if (variable[key] === undefined) delete variable[key]
      },
      { merge: `variable:${id}` },
    )
  const add = !readOnly && (
    <Button variant="primary" icon={Plus} data-testid="add-variable" onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  )
  const dialog = (
    <NewVariableDialog
      open={adding}
      title={t('add')}
      onClose={() => setAdding(false)}
      taken={project.variables.map((variable) => variable.id)}
      onCreate={(named) =>
        edit(t('add'), (document) => void document.project.variables.push({ ...named, scope: 'conversation', sensitive: false }))
      }
    />
  )
  if (project.variables.length === 0) {
    return (
      <EmptyState icon={Icon} title={t('empty')} action={add} className="flex-1">
        {t('emptyHint')}
        {dialog}
      </EmptyState>
    )
  }
  return (
    <div className="min-w-0 flex-1 overflow-y-auto">
      <div className="flex items-center gap-3 px-5 py-3">
        <p className="flex-1 text-ink-meta">{t('about')}</p>
        {add}
      </div>
      {dialog}
      <Table>
        <thead>
          <tr>
            <Head className="pl-5">{t('name')}</Head>
            <Head>{t('id')}</Head>
            <Head>{t('type')}</Head>
            <Head>{t('scope')}</Head>
            <Head>{t('initial')}</Head>
            <Head>{t('sensitive')}</Head>
            <Head numeric>{t('used')}</Head>
            <Head className="pr-5">
              <span className="sr-only">{t('remove')}</span>
            </Head>
          </tr>
        </thead>
        <tbody>
          {project.variables.map((variable) => {
            const uses = usesOf(project, { kind: 'variable', id: variable.id })
            return (
              <Row key={variable.id}>
                <Cell className="pl-5">
                  <KeptInput
                    value={variable.name}
                    readOnly={readOnly}
                    maxLength={80}
                    aria-label={t('name')}
                    onChange={(name) => change(variable.id, { name })}
                  />
                </Cell>
                <Cell>
                  <code className="font-mono text-sm">{variable.id}</code>
                </Cell>
                <Cell>
                  <Select
                    value={variable.type}
                    disabled={readOnly}
                    aria-label={t('type')}
                    onValueChange={(type) =>
                      change(variable.id, { ...blank, type, ...(type === 'secret' ? { scope: 'conversation' } : {}) })
                    }
                    options={variableTypes.map((type) => ({ value: type, label: t(`types.${type}`) }))}
                  />
                  {(variable.type === 'list' || variable.type === 'object') && (
                    <VariableShape variable={variable} readOnly={readOnly} onChange={(shape) => change(variable.id, shape)} />
                  )}
                </Cell>
                <Cell>
                  <Select
                    value={variable.scope}
                    disabled={readOnly}
                    aria-label={t('scope')}
                    onValueChange={(scope) => change(variable.id, { scope })}
                    options={(variable.type === 'secret' ? (['conversation'] as const) : scopes).map((scope) => ({
                      value: scope,
                      label: t(`scopes.${scope}`),
                    }))}
                  />
                </Cell>
                <Cell>
                  <InitialValue variable={variable} readOnly={readOnly} onChange={(initial) => change(variable.id, { initial })} />
                </Cell>
                <Cell>
                  <Switch
                    checked={isMasked(variable)}
                    disabled={readOnly || variable.type === 'secret'}
                    aria-label={t('sensitive')}
                    onCheckedChange={(sensitive) => change(variable.id, { sensitive })}
                  />
                </Cell>
                <Cell numeric>
                  <UseCount places={uses} />
                </Cell>
                <Cell className="pr-5 text-right">
                  {!readOnly && (
                    <IconButton
                      label={uses.length > 0 ? t('stillUsed') : t('remove')}
                      icon={Trash2}
                      disabled={uses.length > 0}
                      onClick={() =>
                        edit(t('remove'), (document) => {
                          document.project.variables = document.project.variables.filter((each) => each.id !== variable.id)
                        })
                      }
                    />
                  )}
                </Cell>
              </Row>
            )
          })}
        </tbody>
      </Table>
    </div>
  )
}
