-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "channel" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "version_id" TEXT,
    "allowed_origins" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "settings" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "publication" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "rollback" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "contact" (
    "shard" SMALLINT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "conversation_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("shard","workspace_id","channel_id","external_id")
);

-- CreateTable
CREATE TABLE "conversation" (
    "shard" SMALLINT NOT NULL,
    "id" UUID NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 0,
    "last_seq" INTEGER NOT NULL DEFAULT 0,
    "state" JSONB NOT NULL,
    "wake_at" TIMESTAMPTZ(3),
    "owner" TEXT NOT NULL DEFAULT 'bot',
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "queue_id" TEXT,
    "agent_id" TEXT,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "queued_at" TIMESTAMPTZ(3),
    "needs_attention" BOOLEAN NOT NULL DEFAULT false,
    "language" TEXT NOT NULL DEFAULT 'zh-CN',
    "sentiment" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "preview" TEXT NOT NULL DEFAULT '',
    "preview_by" TEXT NOT NULL DEFAULT '',
    "last_message_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "waiting_since" TIMESTAMPTZ(3),
    "unread" INTEGER NOT NULL DEFAULT 0,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "outcome" TEXT,
    "rating" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("shard","id")
);

-- CreateTable
CREATE TABLE "inbox" (
    "shard" SMALLINT NOT NULL,
    "conversation_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "last_seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("shard","conversation_id","external_id")
);

-- CreateTable
CREATE TABLE "event" (
    "shard" SMALLINT NOT NULL,
    "conversation_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "actor_id" TEXT,
    "epoch" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "txid" BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,

    CONSTRAINT "event_pkey" PRIMARY KEY ("shard","conversation_id","seq")
);

-- CreateTable
CREATE TABLE "turn_log" (
    "shard" SMALLINT NOT NULL,
    "conversation_id" UUID NOT NULL,
    "turn" BIGINT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "engine" TEXT NOT NULL,
    "inputs" JSONB NOT NULL,
    "trace" JSONB NOT NULL,
    "micros" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "turn_log_pkey" PRIMARY KEY ("shard","conversation_id","turn")
);

-- CreateTable
CREATE TABLE "outbox" (
    "shard" SMALLINT NOT NULL,
    "conversation_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lease_until" TIMESTAMPTZ(3),
    "deadline" TIMESTAMPTZ(3) NOT NULL,
    "result" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("shard","conversation_id","id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'zh-CN',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "default_language" TEXT NOT NULL DEFAULT 'zh-CN',
    "timezone" TEXT NOT NULL DEFAULT 'Asia/Shanghai',
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "presence" TEXT NOT NULL DEFAULT 'offline',
    "presence_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3),
    "capacity" INTEGER NOT NULL DEFAULT 4,
    "load" INTEGER NOT NULL DEFAULT 0,
    "missed_offers" INTEGER NOT NULL DEFAULT 0,
    "last_assigned_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "member_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "knowledge_entry" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'zh-CN',
    "title" TEXT NOT NULL,
    "questions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "text" TEXT NOT NULL,
    "category" TEXT NOT NULL DEFAULT '',
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "updated_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "knowledge_entry_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "queue" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL DEFAULT '',
    "strategy" TEXT NOT NULL DEFAULT 'longestIdle',
    "calendar" JSONB,
    "offer_seconds" INTEGER NOT NULL DEFAULT 20,
    "service_target_seconds" INTEGER NOT NULL DEFAULT 30,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "queue_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "queue_member" (
    "workspace_id" TEXT NOT NULL,
    "queue_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,

    CONSTRAINT "queue_member_pkey" PRIMARY KEY ("workspace_id","queue_id","member_id")
);

-- CreateTable
CREATE TABLE "offer" (
    "workspace_id" TEXT NOT NULL,
    "conversation_id" UUID NOT NULL,
    "member_id" TEXT NOT NULL,
    "queue_id" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "offer_pkey" PRIMARY KEY ("workspace_id","conversation_id")
);

-- CreateTable
CREATE TABLE "customer" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "email" TEXT,
    "phone" TEXT,
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "ticket" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "type" TEXT NOT NULL DEFAULT 'general',
    "subject" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'open',
    "priority" INTEGER NOT NULL DEFAULT 0,
    "fields" JSONB NOT NULL DEFAULT '{}',
    "customer_id" TEXT NOT NULL,
    "conversation_id" UUID,
    "effect_id" TEXT,
    "assignee_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "ticket_comment" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "ticket_id" TEXT NOT NULL,
    "member_id" TEXT,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ticket_comment_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "canned_reply" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "shortcut" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'zh-CN',
    "text" TEXT NOT NULL,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "canned_reply_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "reply_draft" (
    "workspace_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "conversation_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reply_draft_pkey" PRIMARY KEY ("workspace_id","member_id","conversation_id")
);

-- CreateTable
CREATE TABLE "project" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "draft" JSONB NOT NULL,
    "layout" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "project_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "project_version" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "layout" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "published_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "project_version_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "channel_key_key" ON "channel"("key");

-- CreateIndex
CREATE INDEX "publication_workspace_id_channel_id_created_at_idx" ON "publication"("workspace_id", "channel_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "contact_workspace_id_customer_id_idx" ON "contact"("workspace_id", "customer_id");

-- CreateIndex
CREATE INDEX "conversation_workspace_id_owner_last_message_at_id_idx" ON "conversation"("workspace_id", "owner", "last_message_at" DESC, "id");

-- CreateIndex
CREATE INDEX "conversation_workspace_id_agent_id_owner_idx" ON "conversation"("workspace_id", "agent_id", "owner");

-- CreateIndex
CREATE INDEX "conversation_workspace_id_customer_id_created_at_idx" ON "conversation"("workspace_id", "customer_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "conversation_workspace_id_created_at_idx" ON "conversation"("workspace_id", "created_at");

-- CreateIndex
CREATE INDEX "event_workspace_id_txid_position_idx" ON "event"("workspace_id", "txid", "position");

-- CreateIndex
CREATE INDEX "event_workspace_id_at_idx" ON "event"("workspace_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE INDEX "member_user_id_idx" ON "member"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_workspace_id_user_id_key" ON "member"("workspace_id", "user_id");

-- CreateIndex
CREATE INDEX "audit_entry_workspace_id_at_idx" ON "audit_entry"("workspace_id", "at" DESC);

-- CreateIndex
CREATE INDEX "knowledge_entry_workspace_id_language_idx" ON "knowledge_entry"("workspace_id", "language");

-- CreateIndex
CREATE INDEX "offer_workspace_id_member_id_idx" ON "offer"("workspace_id", "member_id");

-- CreateIndex
CREATE INDEX "customer_workspace_id_updated_at_idx" ON "customer"("workspace_id", "updated_at" DESC);

-- CreateIndex
CREATE INDEX "ticket_workspace_id_status_updated_at_idx" ON "ticket"("workspace_id", "status", "updated_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "ticket_workspace_id_number_key" ON "ticket"("workspace_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_workspace_id_conversation_id_effect_id_key" ON "ticket"("workspace_id", "conversation_id", "effect_id");

-- CreateIndex
CREATE INDEX "ticket_comment_workspace_id_ticket_id_created_at_idx" ON "ticket_comment"("workspace_id", "ticket_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "canned_reply_workspace_id_language_shortcut_key" ON "canned_reply"("workspace_id", "language", "shortcut");

-- CreateIndex
CREATE UNIQUE INDEX "project_version_workspace_id_project_id_number_key" ON "project_version"("workspace_id", "project_id", "number");

-- AddForeignKey
ALTER TABLE "channel" ADD CONSTRAINT "channel_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel" ADD CONSTRAINT "channel_workspace_id_version_id_fkey" FOREIGN KEY ("workspace_id", "version_id") REFERENCES "project_version"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_workspace_id_channel_id_fkey" FOREIGN KEY ("workspace_id", "channel_id") REFERENCES "channel"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue" ADD CONSTRAINT "queue_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_member" ADD CONSTRAINT "queue_member_workspace_id_queue_id_fkey" FOREIGN KEY ("workspace_id", "queue_id") REFERENCES "queue"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_member" ADD CONSTRAINT "queue_member_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_workspace_id_customer_id_fkey" FOREIGN KEY ("workspace_id", "customer_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_comment" ADD CONSTRAINT "ticket_comment_workspace_id_ticket_id_fkey" FOREIGN KEY ("workspace_id", "ticket_id") REFERENCES "ticket"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_version" ADD CONSTRAINT "project_version_workspace_id_project_id_fkey" FOREIGN KEY ("workspace_id", "project_id") REFERENCES "project"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on: what Prisma's schema cannot say. Indexes and storage of the turn's path are in the next migration.

-- The waiting list of a queue, in the order people are served.
CREATE INDEX conversation_waiting ON conversation (workspace_id, queue_id, priority DESC, queued_at) WHERE owner = 'queue';

-- The words a column may hold.
ALTER TABLE member
  ADD CONSTRAINT member_role CHECK (role IN ('owner', 'admin', 'designer', 'agent', 'supervisor', 'analyst')),
  ADD CONSTRAINT member_presence CHECK (presence IN ('online', 'busy', 'break', 'offline')),
  -- The last guard against giving somebody more than he can take, whatever the program believes.
  ADD CONSTRAINT member_load CHECK (load >= 0 AND load <= capacity);
ALTER TABLE queue ADD CONSTRAINT queue_strategy CHECK (strategy IN ('longestIdle', 'leastLoaded'));
ALTER TABLE conversation
  ADD CONSTRAINT conversation_owner CHECK (owner IN ('bot', 'queue', 'agent', 'closed')),
  ADD CONSTRAINT conversation_shard CHECK (shard BETWEEN 0 AND 1023);
ALTER TABLE contact ADD CONSTRAINT contact_shard CHECK (shard BETWEEN 0 AND 1023);
ALTER TABLE event ADD CONSTRAINT event_actor CHECK (actor IN ('customer', 'bot', 'agent', 'system'));
ALTER TABLE outbox ADD CONSTRAINT outbox_state CHECK (state IN ('pending', 'done', 'failed'));
ALTER TABLE ticket ADD CONSTRAINT ticket_status CHECK (status IN ('open', 'pending', 'solved', 'closed'));

-- References that carry the workspace: a row cannot point into another one. They are checked at the end of the transaction
-- (DEFERRABLE), because a turn writes a new contact before the customer it is about, in one go.
-- inbox, event, turn_log and outbox have none: they are written in the same statement as their conversation, thousands a
-- second, and are dropped by age.
ALTER TABLE contact
  ADD CONSTRAINT contact_channel FOREIGN KEY (workspace_id, channel_id) REFERENCES channel (workspace_id, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT contact_customer FOREIGN KEY (workspace_id, customer_id) REFERENCES customer (workspace_id, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE conversation
  ADD CONSTRAINT conversation_channel FOREIGN KEY (workspace_id, channel_id) REFERENCES channel (workspace_id, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT conversation_customer FOREIGN KEY (workspace_id, customer_id) REFERENCES customer (workspace_id, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  -- A version somebody is talking to is not deleted.
  ADD CONSTRAINT conversation_version FOREIGN KEY (workspace_id, version_id) REFERENCES project_version (workspace_id, id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE publication
  ADD CONSTRAINT publication_version FOREIGN KEY (workspace_id, version_id) REFERENCES project_version (workspace_id, id) ON DELETE CASCADE,
  ADD CONSTRAINT publication_member FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE offer
  ADD CONSTRAINT offer_member FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id) ON DELETE CASCADE,
  ADD CONSTRAINT offer_queue FOREIGN KEY (workspace_id, queue_id) REFERENCES queue (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE ticket ADD CONSTRAINT ticket_assignee FOREIGN KEY (workspace_id, assignee_id) REFERENCES member (workspace_id, id) ON DELETE SET NULL (assignee_id);
ALTER TABLE ticket_comment ADD CONSTRAINT ticket_comment_member FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id) ON DELETE SET NULL (member_id);
ALTER TABLE reply_draft ADD CONSTRAINT reply_draft_member FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE knowledge_entry ADD CONSTRAINT knowledge_entry_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (id) ON DELETE CASCADE;
ALTER TABLE canned_reply ADD CONSTRAINT canned_reply_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (id) ON DELETE CASCADE;
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (id) ON DELETE CASCADE;
