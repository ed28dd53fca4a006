import { FileText, Image } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { FileFact } from '../../flows/engine/types.ts'
import { useApiClient } from '../api/use-api.ts'
import { useErrorText } from '../api/use-error-text.ts'
import { toast } from '../ui/toast.tsx'

/** A file the customer sent. Its address is asked for when it is opened, and is worth nothing a little later. */
export function CustomerFile({ file, conversationId }: { file: FileFact; conversationId: string }) {
  const t = useTranslations('desk.file')
  const client = useApiClient()
  const errorText = useErrorText()
  const isPicture = /^image\/(png|jpeg|gif|webp)$/.test(file.mediaType)
  const Icon = isPicture ? Image : FileText
  const open = async () => {
    try {
      const fileId = new URL(file.url, location.origin).pathname.split('/').pop() ?? ''
      const { url } = await client.desk.file.query({ conversationId, fileId })
      if (isPicture) window.open(url, '_blank', 'noopener')
      else location.assign(url)
    } catch (error) {
      toast.error(errorText(error).text)
    }
  }
  return (
    <button
      type="button"
      onClick={() => void open()}
      title={t(isPicture ? 'open' : 'download')}
      className="flex max-w-full items-center gap-2 rounded-md border border-line bg-surface px-2.5 py-1.5 text-left hover:border-line-strong"
    >
      <Icon aria-hidden className="size-4 shrink-0 text-ink-meta" strokeWidth={1.75} />
      <span className="min-w-0 truncate text-accent-ink">{file.name}</span>
      <span className="shrink-0 text-ink-meta text-sm tabular-nums">{sizeText(file.size)}</span>
    </button>
  )
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
