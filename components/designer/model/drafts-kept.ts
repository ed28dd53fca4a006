import type { FlowDocument } from '../document/document.ts'

/** A copy of a draft in this browser. unsaved: not on the server yet · replaced: gave way to another one in a conflict. */
export type KeptDraft = { kind: 'unsaved' | 'replaced'; at: number; baseRevision: number; document: FlowDocument; by?: string }

type Keep = { get(key: string): string | null; set(key: string, value: string): void; remove(key: string): void }
const most = 5

/** Drafts kept in the browser's storage. A full or forbidden storage loses nothing but the net under the rope: it is passed over. */
export function createDraftKeep(projectId: string, storage: Keep = browserStorage) {
  const unsavedKey = `tandem.draft.${projectId}`
  const replacedKey = `tandem.replaced.${projectId}`
  return {
    unsaved: () => read<KeptDraft>(storage, unsavedKey),
    keepUnsaved: (draft: Omit<KeptDraft, 'kind'>) => storage.set(unsavedKey, JSON.stringify({ ...draft, kind: 'unsaved' })),
    forgetUnsaved: () => storage.remove(unsavedKey),
    replaced: () => read<KeptDraft[]>(storage, replacedKey) ?? [],
    keepReplaced(draft: Omit<KeptDraft, 'kind'>) {
      const all = [{ ...draft, kind: 'replaced' as const }, ...(read<KeptDraft[]>(storage, replacedKey) ?? [])]
      storage.set(replacedKey, JSON.stringify(all.slice(0, most)))
    },
  }
}
export type DraftKeep = ReturnType<typeof createDraftKeep>

function read<T>(storage: Keep, key: string): T | null {
  try {
    const text = storage.get(key)
    return text ? (JSON.parse(text) as T) : null
  } catch {
    return null
  }
}

const browserStorage: Keep = {
  get: (key) => attempt(() => localStorage.getItem(key)) ?? null,
  set: (key, value) => attempt(() => localStorage.setItem(key, value)),
  remove: (key) => attempt(() => localStorage.removeItem(key)),
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}
