-- CreateTable
CREATE TABLE "member_tour" (
    "workspace_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),
    "steps" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "member_tour_pkey" PRIMARY KEY ("workspace_id","member_id")
);

-- AddForeignKey
ALTER TABLE "member_tour" ADD CONSTRAINT "member_tour_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
