'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ValueShape, Variable } from '../../flows/document/variable.ts'
import type { Json } from '../../flows/engine/types.ts'
import { shapeOf } from '../../flows/expressions/shape-of.ts'
import { typeOf } from '../../flows/expressions/type.ts'
import { describeType } from '../../flows/expressions/words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogContent } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Textarea } from '../ui/textarea.tsx'

type Shape = Pick<Variable, 'items' | 'fields'>
type VariableShapeProps = { variable: Variable; readOnly: boolean; onChange(shape: Shape): void }

/** What a list or an object holds: said in short, changed by pasting an example. */
export function VariableShape({ variable, readOnly, onChange }: VariableShapeProps) {
  const t = useTranslations('tabs.variables.shape')
  const language = useLocale() === 'en' ? 'en' : 'zh-CN'
  const [open, setOpen] = useState(false)
  const { items, fields } = variable
  const short = fields
    ? t('fields', { count: Object.keys(fields).length })
    : items
      ? t('of', { type: describeType(typeOf(items), language) })
      : t('any')
  return (
    <>
      <Button size="sm" variant="quiet" className="mt-0.5" onClick={() => setOpen(true)}>
        {short}
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        {open && <ShapeForm {...{ variable, readOnly, onChange, language }} onClose={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

type ShapeFormProps = VariableShapeProps & { language: 'en' | 'zh-CN'; onClose(): void }

function ShapeForm({ variable, readOnly, language, onChange, onClose }: ShapeFormProps) {
  const t = useTranslations('tabs.variables.shape')
  const [sample, setSample] = useState('')
  const read = sample.trim() === '' ? null : readSample(sample)
  const fits = read !== null && read.type === variable.type
  const error = sample.trim() === '' || fits ? null : read === null ? 'notJson' : 'wrongKind'
  const lines = outline(fits ? read : variable)

  function put(shape: Shape): void {
    onChange(shape)
    onClose()
  }
  return (
    <DialogContent
      title={t('title', { name: variable.name })}
      footer={
        !readOnly && (
          <>
            <Button variant="quiet" onClick={() => put({ items: undefined, fields: undefined })}>
              {t('clear')}
            </Button>
            <Button variant="primary" disabled={!fits} onClick={() => fits && put({ items: read.items, fields: read.fields })}>
              {t('use')}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {!readOnly && (
          <>
            <p className="text-ink-2">{t('about')}</p>
            <Field label={t('sample')} error={error && t(error, { type: describeType(typeOf({ type: variable.type }), language) })}>
              <Textarea
                value={sample}
                rows={5}
                maxLength={100_000}
                spellCheck={false}
                className="font-mono text-sm"
                onChange={(event) => setSample(event.target.value)}
              />
            </Field>
          </>
        )}
        <section>
          <h3 className="mb-1 font-medium text-sm">{t('now')}</h3>
          {lines.length === 0 ? (
            <p className="text-ink-meta">{t('any')}</p>
          ) : (
            <ul className="max-h-64 overflow-y-auto rounded-md bg-sunken px-2 py-1">
              {lines.map(({ path, name, depth, shape }) => (
                <li key={path} className="flex items-baseline gap-2" style={{ paddingLeft: depth * 16 }}>
                  <code className="font-mono text-sm">{name}</code>
                  <span className="text-ink-meta text-sm">
                    {describeType(typeOf(shape), language)}
                    {shape.optional && ` · ${t('optional')}`}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </DialogContent>
  )
}

function readSample(text: string): ValueShape | null {
  try {
    return shapeOf(JSON.parse(text) as Json)
  } catch {
    return null
  }
}

type Line = { path: string; name: string; depth: number; shape: ValueShape }

/** The fields one below the other; of a list those of its elements. */
function outline({ items, fields }: Pick<ValueShape, 'items' | 'fields'>, path = '', depth = 0): Line[] {
  if (items) {
    const inner = outline(items, `${path}[]`, depth)
    return inner.length > 0 || depth > 0 ? inner : [{ path: '[]', name: '[ ]', depth, shape: items }]
  }
  return Object.entries(fields ?? {}).flatMap(([name, shape]) => {
    const own = `${path}.${name}`
    return [{ path: own, name, depth, shape }, ...outline(shape, own, depth + 1)]
  })
}
