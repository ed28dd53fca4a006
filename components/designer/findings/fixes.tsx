'use client'
import { Wrench } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Finding } from '../../../flows/analysis/finding.ts'
import type { Fix } from '../../../flows/analysis/fix.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { useDesigner, useDesignerStore } from '../store.ts'
import { makeFix } from './make-fix.ts'
import { useFixes } from './use-findings.ts'

/** More than these would be a menu of guesses. */
const OFFERED = 3

/** What would mend it, each a button. */
export function Fixes({ finding }: { finding: Finding }) {
  const t = useTranslations('designer')
  const store = useDesignerStore()
  const readOnly = useDesigner((state) => state.readOnly)
  const language = useDesigner((state) => state.language)
  const fixes = useFixes(finding)
  if (readOnly || fixes.length === 0) return null

  function make(fix: Fix): void {
    const { history, edit, set } = store.getState()
    const title = fix.title[language]
    edit(title, makeFix(history.document, fix))
    const [made] = fix.newCards
    if (made) set({ selectedCards: [made.cardId], selectedNode: null, fly: { cards: [made.cardId], zoom: 'keep', ifHidden: true } })
    set({ announcement: t('announce.fixed', { fix: title }) })
    toast.success(t('announce.fixed', { fix: title }))
  }
  return fixes.slice(0, OFFERED).map((fix) => (
    <Button
      key={JSON.stringify(fix.edits)}
      size="sm"
      icon={Wrench}
      data-testid={`fix-${fix.code}`}
      className="max-w-full"
      onClick={() => make(fix)}
    >
      <span className="truncate">{fix.title[language]}</span>
    </Button>
  ))
}
