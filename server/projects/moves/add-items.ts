import type { Prisma } from '../../../prisma/generated/client.ts'

/**
 * Writes down what a move has to deal with: open conversations of the same project on another version. Called again it adds
 * those that began meanwhile. Another project's conversations stay: their places mean nothing here. @returns how many were added
 */
export async function addItems(
  tx: Pick<Prisma.TransactionClient, '$executeRaw'>,
  { workspaceId, moveId }: { workspaceId: string; moveId: string },
): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO version_move_item (workspace_id, move_id, conversation_id)
    SELECT m.workspace_id, m.id, c.id
    FROM version_move m
    JOIN project_version target ON target.workspace_id = m.workspace_id AND target.id = m.version_id
    JOIN conversation c ON c.workspace_id = m.workspace_id AND c.channel_id = m.channel_id
    JOIN project_version v ON v.workspace_id = c.workspace_id AND v.id = c.version_id
    WHERE m.workspace_id = ${workspaceId} AND m.id = ${moveId}
      AND c.owner IN ('bot', 'queue', 'agent') AND c.version_id <> m.version_id AND v.project_id = target.project_id
    ON CONFLICT DO NOTHING`
}
