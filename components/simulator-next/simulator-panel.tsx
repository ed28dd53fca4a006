export function SimulatorPanel(_: { project: unknown; queues: { id: string; name: string }[]; onPath(path: { flowId: string; currentCardId: string | null; cards: string[]; links: string[] } | null): void }) {
  return null
}
