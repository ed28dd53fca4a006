export function PublishDialog(_: { open: boolean; onClose(): void; projectId: string; project: unknown; revision: number; findings: unknown[]; onPublished(): void }) {
  return null
}
