-- CreateTable
CREATE TABLE "project_template" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "category" TEXT NOT NULL DEFAULT 'other',
    "language" TEXT NOT NULL DEFAULT 'zh-CN',
    "content" JSONB NOT NULL,
    "summary" JSONB NOT NULL,
    "project_id" TEXT,
    "revision" INTEGER,
    "updated_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "project_template_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "project_template_workspace_id_name_key" ON "project_template"("workspace_id", "name");

-- AddForeignKey
ALTER TABLE "project_template" ADD CONSTRAINT "project_template_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
