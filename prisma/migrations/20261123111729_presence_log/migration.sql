-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "break_reasons" JSONB;

-- CreateTable
CREATE TABLE "presence_change" (
    "workspace_id" TEXT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "member_id" TEXT NOT NULL,
    "presence" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "by_member_id" TEXT,

    CONSTRAINT "presence_change_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "presence_change_workspace_id_member_id_id_idx" ON "presence_change"("workspace_id", "member_id", "id" DESC);

-- AddForeignKey
ALTER TABLE "presence_change" ADD CONSTRAINT "presence_change_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
