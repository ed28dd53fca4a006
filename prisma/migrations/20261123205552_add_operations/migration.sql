-- CreateTable
CREATE TABLE "workspace_minute" (
    "workspace_id" TEXT NOT NULL,
    "minute" TIMESTAMPTZ(0) NOT NULL,
    "answered" INTEGER NOT NULL DEFAULT 0,
    "spread" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "crowded" INTEGER NOT NULL DEFAULT 0,
    "insistent" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "workspace_minute_pkey" PRIMARY KEY ("workspace_id","minute")
);

-- CreateTable
CREATE TABLE "circuit" (
    "workspace_id" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "code" TEXT NOT NULL,

    CONSTRAINT "circuit_pkey" PRIMARY KEY ("workspace_id","target")
);

-- CreateTable
CREATE TABLE "dead_letter_decision" (
    "shard" SMALLINT NOT NULL,
    "conversation_id" UUID NOT NULL,
    "effect_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "rerun_id" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "member_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dead_letter_decision_pkey" PRIMARY KEY ("shard","conversation_id","effect_id")
);

-- From here on: what Prisma's schema cannot say.
ALTER TABLE dead_letter_decision ADD CONSTRAINT dead_letter_decision_kind CHECK (
  (decision = 'rerun' AND rerun_id IS NOT NULL) OR (decision = 'discarded' AND rerun_id IS NULL));
-- Few rows ever get into it: what failed for good.
CREATE INDEX outbox_failed ON outbox (workspace_id, created_at) WHERE state = 'failed';
