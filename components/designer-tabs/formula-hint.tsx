import type { Description } from '../../flows/expressions/describe-at.ts'

/** What the name or function at the cursor is, under the field. */
export function FormulaHint({ title, help, example }: Description) {
  return (
    <div className="mt-1 flex flex-col gap-0.5 rounded-md bg-sunken px-2 py-1 text-ink-2 text-sm" data-testid="formula-hint">
      <code className="whitespace-pre-wrap break-words font-mono text-ink text-xs">{title}</code>
      <span>{help}</span>
      {example !== '' && <code className="break-words font-mono text-ink-meta text-xs">{example}</code>}
    </div>
  )
}
