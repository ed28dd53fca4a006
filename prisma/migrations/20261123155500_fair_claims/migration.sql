-- What is due is found workspace by workspace, so that one with very much of it does not hold up the others.
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (workspace_id, due_at) WHERE state = 'pending';
DROP INDEX conversation_wake_after;
CREATE INDEX conversation_wake_after ON conversation (workspace_id, wake_after) WHERE wake_after IS NOT NULL;
