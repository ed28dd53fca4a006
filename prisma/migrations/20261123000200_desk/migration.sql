-- Desk and routing: lists, service order, presence.

-- Why somebody is on a break or away; shown to the team. Empty: nothing was said.
ALTER TABLE member ADD COLUMN presence_reason TEXT NOT NULL DEFAULT '';

-- People are served by priority plus a point a minute waited. That score grows alike for all, so the order of arrival shifted by
-- priority is the same order, stands still, and can be an index (AT TIME ZONE makes the expression immutable).
DROP INDEX conversation_waiting;
CREATE INDEX conversation_service_order ON conversation
  (workspace_id, queue_id, ((queued_at AT TIME ZONE 'UTC') - priority * interval '1 minute'), id) WHERE owner = 'queue';

-- The list of what a person should look at; few rows at any time.
CREATE INDEX conversation_attention ON conversation (workspace_id, last_message_at DESC, id) WHERE needs_attention;

-- What happens a few times in a conversation and the measures ask for; messages, the bulk, stay out.
CREATE INDEX event_milestone ON event (workspace_id, at, kind)
  WHERE kind IN ('handoff.requested', 'owner.changed', 'assigned', 'returned', 'resolved', 'closed', 'rated');

-- Who may have lost the connection.
CREATE INDEX member_present ON member (seen_at) WHERE presence <> 'offline';
