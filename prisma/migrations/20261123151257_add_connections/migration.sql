-- CreateTable
CREATE TABLE "connection" (
    "workspace_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "secret" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("workspace_id","kind")
);

-- AddForeignKey
ALTER TABLE "connection" ADD CONSTRAINT "connection_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on: what Prisma's schema cannot say.
ALTER TABLE connection ADD CONSTRAINT connection_kind CHECK (kind IN ('assistant', 'email'));
