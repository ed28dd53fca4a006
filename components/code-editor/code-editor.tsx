'use client'
import dynamic from 'next/dynamic'
import { Skeleton } from '../ui/skeleton.tsx'
import type { CodeEditorProps } from './monaco-field.tsx'

/** A code editor for JavaScript of the sandbox and for formulas. The editor itself comes only when one is shown. */
const MonacoField = dynamic(() => import('./monaco-field.tsx').then((loaded) => loaded.MonacoField), {
  ssr: false,
  loading: () => <Skeleton className="h-24 rounded-md" />,
})

export function CodeEditor(props: CodeEditorProps) {
  return <MonacoField {...props} />
}
