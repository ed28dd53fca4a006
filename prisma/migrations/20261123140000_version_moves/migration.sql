-- CreateTable
CREATE TABLE "version_move" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "stranded" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "member_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),

    CONSTRAINT "version_move_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "version_move_item" (
    "workspace_id" TEXT NOT NULL,
    "move_id" TEXT NOT NULL,
    "conversation_id" UUID NOT NULL,
    "outcome" TEXT,
    "reasons" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "version_move_item_pkey" PRIMARY KEY ("workspace_id","move_id","conversation_id")
);

-- CreateIndex
CREATE INDEX "version_move_workspace_id_channel_id_created_at_idx" ON "version_move"("workspace_id", "channel_id", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "version_move" ADD CONSTRAINT "version_move_workspace_id_channel_id_fkey" FOREIGN KEY ("workspace_id", "channel_id") REFERENCES "channel"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_move_item" ADD CONSTRAINT "version_move_item_workspace_id_move_id_fkey" FOREIGN KEY ("workspace_id", "move_id") REFERENCES "version_move"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on: what Prisma's schema cannot say.
ALTER TABLE version_move
  ADD CONSTRAINT version_move_state CHECK (state IN ('running', 'done', 'cancelled')),
  ADD CONSTRAINT version_move_stranded CHECK (stranded IN ('stay', 'person')),
  ADD CONSTRAINT version_move_version FOREIGN KEY (workspace_id, version_id) REFERENCES project_version (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE version_move_item
  ADD CONSTRAINT version_move_item_outcome CHECK (outcome IN ('moved', 'restartStep', 'needsHuman', 'pinned', 'closed', 'failed'));

-- Two moves on one channel would pull its conversations to and fro.
CREATE UNIQUE INDEX version_move_running ON version_move (workspace_id, channel_id) WHERE state = 'running';
CREATE INDEX version_move_todo ON version_move (created_at) WHERE state = 'running';
CREATE INDEX version_move_item_todo ON version_move_item (workspace_id, move_id) WHERE outcome IS NULL;
