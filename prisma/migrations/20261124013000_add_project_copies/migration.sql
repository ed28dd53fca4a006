-- CreateTable
CREATE TABLE "project_copy" (
    "workspace_id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "original_id" TEXT NOT NULL,
    "base" JSONB NOT NULL,
    "copy_revision" INTEGER NOT NULL,
    "original_revision" INTEGER NOT NULL,
    "merged" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "project_copy_pkey" PRIMARY KEY ("workspace_id","project_id")
);

-- CreateIndex
CREATE INDEX "project_copy_workspace_id_original_id_idx" ON "project_copy"("workspace_id", "original_id");

-- AddForeignKey
ALTER TABLE "project_copy" ADD CONSTRAINT "project_copy_workspace_id_project_id_fkey" FOREIGN KEY ("workspace_id", "project_id") REFERENCES "project"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_copy" ADD CONSTRAINT "project_copy_workspace_id_original_id_fkey" FOREIGN KEY ("workspace_id", "original_id") REFERENCES "project"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
