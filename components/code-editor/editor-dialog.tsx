'use client'
import { Maximize2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogContent } from '../ui/dialog.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { CodeEditor } from './code-editor.tsx'
import type { EditorMode } from './mode.ts'

type EditorDialogProps = {
  title: string
  value: string
  mode: EditorMode
  readOnly: boolean
  maxLength: number
  className?: string
  onChange(value: string): void
}

/** A button that opens the text of a small field in a large editor. What is typed there is in the field at once. */
export function ExpandButton({ title, mode, className, ...field }: EditorDialogProps) {
  const t = useTranslations('designer.editor')
  const [open, setOpen] = useState(false)
  const height = mode.kind === 'code' ? 460 : 260
  return (
    <>
      <IconButton size="sm" label={t('expand')} icon={Maximize2} className={className} onClick={() => setOpen(true)} />
      <Dialog open={open} onOpenChange={setOpen}>
        {open && (
          <DialogContent
            title={title}
            size="lg"
            // The first Escape is the editor's: it closes its lists and leaves it.
            onEscapeKeyDown={(event) => {
              if (event.target instanceof Element && event.target.closest('.monaco-editor')) event.preventDefault()
            }}
            onOpenAutoFocus={(event) => event.preventDefault()}
            footer={
              <>
                <span className="mr-auto text-ink-meta text-sm">{t('keys')}</span>
                <Button variant="primary" onClick={() => setOpen(false)}>
                  {t('done')}
                </Button>
              </>
            }
          >
            <CodeEditor {...field} mode={mode} label={title} height={height} focused />
          </DialogContent>
        )}
      </Dialog>
    </>
  )
}
