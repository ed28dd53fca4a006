-- CreateTable
CREATE TABLE "project_comment" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "thread_id" TEXT NOT NULL,
    "flow_id" TEXT NOT NULL,
    "card_id" TEXT,
    "text" TEXT NOT NULL,
    "mentions" TEXT[],
    "author_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by" TEXT,

    CONSTRAINT "project_comment_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "project_comments_seen" (
    "workspace_id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "project_comments_seen_pkey" PRIMARY KEY ("workspace_id","project_id","member_id")
);

-- CreateIndex
CREATE INDEX "project_comment_workspace_id_project_id_created_at_idx" ON "project_comment"("workspace_id", "project_id", "created_at");

-- AddForeignKey
ALTER TABLE "project_comment" ADD CONSTRAINT "project_comment_workspace_id_project_id_fkey" FOREIGN KEY ("workspace_id", "project_id") REFERENCES "project"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_comments_seen" ADD CONSTRAINT "project_comments_seen_workspace_id_project_id_fkey" FOREIGN KEY ("workspace_id", "project_id") REFERENCES "project"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
