-- CreateTable
CREATE TABLE "retention" (
    "workspace_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "days" INTEGER,
    "reached_at" TIMESTAMPTZ(3),
    "reached_id" UUID,
    "removed" BIGINT NOT NULL DEFAULT 0,
    "round" INTEGER NOT NULL DEFAULT 0,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "retention_pkey" PRIMARY KEY ("workspace_id","kind")
);

-- AddForeignKey
ALTER TABLE "retention" ADD CONSTRAINT "retention_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE retention
  ADD CONSTRAINT retention_kind CHECK (kind IN ('conversations', 'turnLog', 'effects', 'files')),
  ADD CONSTRAINT retention_days CHECK (days > 0);
