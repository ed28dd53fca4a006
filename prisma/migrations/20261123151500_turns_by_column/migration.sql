-- A turn for half the price (docs/decisions/008): what every turn writes is sent by column instead of as one jsonb, the log and the
-- state are kept as they were written, and the row of a conversation is rewritten in place.

-- Read whole by the program, never searched: as text they need not be taken apart to be stored.
ALTER TABLE turn_log ALTER COLUMN inputs TYPE json, ALTER COLUMN trace TYPE json;
ALTER TABLE conversation ALTER COLUMN state TYPE json;

-- An update stays on its page (HOT) when no indexed column changes. Two changed with every message.
-- The order of lists: an index by ten minutes; within them the few rows are sorted when they are read.
ALTER TABLE conversation ADD COLUMN listed_at timestamptz(3) NOT NULL
  GENERATED ALWAYS AS (date_bin('10 minutes', last_message_at, '2000-01-01 00:00:00+00')) STORED;
DROP INDEX "conversation_workspace_id_owner_last_message_at_id_idx";
CREATE INDEX "conversation_workspace_id_owner_listed_at_idx" ON conversation (workspace_id, owner, listed_at DESC);
DROP INDEX conversation_attention;
CREATE INDEX conversation_attention ON conversation (workspace_id, listed_at DESC) WHERE needs_attention;

-- Timers: wake_at is when, wake_after when to look at the latest. A timer that is put off moves wake_at alone; whoever looks too early
-- sets wake_after anew. So most messages leave the index alone.
ALTER TABLE conversation ADD COLUMN wake_after timestamptz(3);
UPDATE conversation SET wake_after = wake_at WHERE wake_at IS NOT NULL;
DROP INDEX conversation_wake_at;
CREATE INDEX conversation_wake_after ON conversation (wake_after) WHERE wake_after IS NOT NULL;

-- Measures have indexes of their own (event_milestone, event_rating_asked), search goes by the order of the stream.
DROP INDEX "event_workspace_id_at_idx";

DROP FUNCTION commit_turns(jsonb);

-- The rows of a commit. server/runtime/encode-commit.ts sends their columns in this order; `n` is the entry they belong to.
CREATE TYPE turn_row AS (n int, shard int2, id uuid, ws text, version bigint, version_id text, last_seq int, state json, wake_at timestamptz,
  owner text, epoch int, queue_id text, agent_id text, priority int, queued_at timestamptz, needs_attention boolean, language text,
  sentiment float8, preview text, preview_by text, last_message_at timestamptz, waiting_since timestamptz, unread int, tags text[],
  outcome text, rating int, closed_at timestamptz, at timestamptz, engine text, inputs json, trace json, micros int,
  -- Of an entry that opens its conversation; else null.
  channel_id text, external_id text, customer_id text, contact_known boolean, previous uuid, customer json);
CREATE TYPE inbox_row AS (n int, shard int2, id uuid, ids uuid[], external_id text, seq int, last_seq int);
CREATE TYPE event_row AS (n int, shard int2, id uuid, seq int, ws text, at timestamptz, kind text, actor text, actor_id text, epoch int,
  body jsonb);

-- An entry wins when its conversation is still at `version` and none of its inbound ids was accepted before; only winners
-- leave anything behind. Rows are locked in key order, contacts before conversations before customers, so two calls never
-- wait for each other in a circle.
-- rest: { outbox?, settle?, customers? }, each a list whose items carry `n`; null when there is none.
-- Returns per entry: won · duplicate (with the receipts of the inbound ids that are known already) · conflict.
CREATE FUNCTION commit_turns(turns turn_row[], inbounds inbox_row[], events event_row[], rest jsonb) RETURNS TABLE (n int, result text, duplicates jsonb)
LANGUAGE plpgsql
-- The sizes of the lists are unknown to the planner; one plan by index, never a scan of a table of conversations.
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
AS $$
#variable_conflict use_column
DECLARE
  known jsonb;
  known_n int[];
  opened int[] := '{}';
  locked int[];
  winners int[];
  everyone boolean;
  opening boolean;
  xid constant bigint := pg_current_xact_id()::text::bigint;
  change record;
BEGIN
  SELECT coalesce(jsonb_agg(d.o), '[]'), coalesce(array_agg(DISTINCT d.n), '{}') INTO known, known_n
  FROM (
    SELECT i.n, jsonb_build_object('n', i.n, 'inboundId', x.external_id, 'conversationId', x.conversation_id, 'firstSeq', x.seq, 'lastSeq', x.last_seq) AS o
    FROM unnest(inbounds) AS i
    JOIN inbox x ON x.shard = i.shard AND x.conversation_id = ANY(i.ids) AND x.external_id = i.external_id
  ) d;

  -- A conversation is opened by whoever moves the contact to it; the others find it there.
  SELECT coalesce(bool_or(t.customer_id IS NOT NULL), false) INTO opening FROM unnest(turns) AS t;
  IF opening THEN
    WITH o AS (
      SELECT * FROM unnest(turns) AS o WHERE o.customer_id IS NOT NULL AND NOT (o.n = ANY(known_n))
    ), inserted AS (
      INSERT INTO contact (shard, workspace_id, channel_id, external_id, customer_id, conversation_id)
      SELECT o.shard, o.ws, o.channel_id, o.external_id, o.customer_id, o.id FROM o WHERE NOT o.contact_known
      ORDER BY o.shard, o.ws, o.channel_id, o.external_id
      ON CONFLICT DO NOTHING
      RETURNING conversation_id
    ), held AS (
      SELECT c.shard, c.workspace_id, c.channel_id, c.external_id, o.id
      FROM o JOIN contact c ON c.shard = o.shard AND c.workspace_id = o.ws AND c.channel_id = o.channel_id AND c.external_id = o.external_id
      WHERE o.contact_known AND c.conversation_id IS NOT DISTINCT FROM o.previous
      ORDER BY c.shard, c.workspace_id, c.channel_id, c.external_id
      FOR UPDATE OF c
    ), moved AS (
      UPDATE contact c SET conversation_id = h.id FROM held h
      WHERE c.shard = h.shard AND c.workspace_id = h.workspace_id AND c.channel_id = h.channel_id AND c.external_id = h.external_id
      RETURNING c.conversation_id
    )
    SELECT coalesce(array_agg(o.n), '{}') INTO opened
    FROM o WHERE o.id IN (SELECT conversation_id FROM inserted UNION ALL SELECT conversation_id FROM moved);

    INSERT INTO customer (workspace_id, id, name, email, phone, attributes, updated_at)
    SELECT o.ws, o.customer_id, o.customer->>'name', o.customer->>'email', o.customer->>'phone', coalesce((o.customer->'attributes')::jsonb, '{}'), now()
    FROM unnest(turns) AS o
    WHERE o.n = ANY(opened) AND o.customer IS NOT NULL
    ON CONFLICT DO NOTHING;
  END IF;

  SELECT coalesce(array_agg(l.n), '{}') INTO locked FROM (
    SELECT t.n
    FROM unnest(turns) AS t
    JOIN conversation c ON c.shard = t.shard AND c.id = t.id
    WHERE c.version = t.version AND NOT (t.n = ANY(known_n))
    ORDER BY c.shard, c.id
    FOR UPDATE OF c
  ) l;
  winners := opened || locked;
  everyone := cardinality(winners) = cardinality(turns);

  IF cardinality(winners) > 0 THEN
    IF cardinality(opened) > 0 THEN
      INSERT INTO conversation (shard, id, workspace_id, channel_id, customer_id, external_id, version_id, version, last_seq, state, wake_at,
        wake_after, owner, epoch, queue_id, agent_id, priority, queued_at, needs_attention, language, sentiment, preview, preview_by,
        last_message_at, waiting_since, unread, tags, outcome, rating, created_at, closed_at)
      SELECT t.shard, t.id, t.ws, t.channel_id, t.customer_id, t.external_id, t.version_id, 1, t.last_seq, t.state, t.wake_at,
        t.wake_at, t.owner, t.epoch, t.queue_id, t.agent_id, t.priority, t.queued_at, t.needs_attention, t.language, t.sentiment, t.preview, t.preview_by,
        t.last_message_at, t.waiting_since, t.unread, t.tags, t.outcome, t.rating, t.at, t.closed_at
      FROM unnest(turns) AS t WHERE t.n = ANY(opened);
    END IF;

    IF cardinality(locked) > 0 THEN
      UPDATE conversation c SET version = c.version + 1, last_seq = t.last_seq, state = t.state, wake_at = t.wake_at,
        wake_after = CASE WHEN c.wake_after <= t.wake_at OR (t.wake_at IS NULL AND t.owner <> 'closed') THEN c.wake_after ELSE t.wake_at END,
        owner = t.owner, epoch = t.epoch,
        queue_id = t.queue_id, agent_id = t.agent_id, priority = t.priority, queued_at = t.queued_at, needs_attention = t.needs_attention,
        language = t.language, sentiment = t.sentiment, preview = t.preview, preview_by = t.preview_by, last_message_at = t.last_message_at,
        waiting_since = t.waiting_since, unread = t.unread, tags = t.tags, outcome = t.outcome, rating = t.rating, closed_at = t.closed_at
      FROM unnest(turns) AS t
      WHERE t.n = ANY(locked) AND c.shard = t.shard AND c.id = t.id;
    END IF;

    -- One statement for what is only added.
    WITH logged AS (
      INSERT INTO turn_log (shard, conversation_id, turn, workspace_id, version_id, at, engine, inputs, trace, micros)
      SELECT t.shard, t.id, t.version + 1, t.ws, t.version_id, t.at, t.engine, t.inputs, t.trace, t.micros
      FROM unnest(turns) AS t
      WHERE everyone OR t.n = ANY(winners)
    ), accepted AS (
      INSERT INTO inbox (shard, conversation_id, external_id, seq, last_seq)
      SELECT i.shard, i.id, i.external_id, i.seq, i.last_seq
      FROM unnest(inbounds) AS i
      WHERE everyone OR i.n = ANY(winners)
    )
    INSERT INTO event (shard, conversation_id, seq, workspace_id, at, kind, actor, actor_id, epoch, body, txid)
    SELECT e.shard, e.id, e.seq, e.ws, e.at, e.kind, e.actor, e.actor_id, e.epoch, e.body, xid
    FROM unnest(events) AS e
    WHERE everyone OR e.n = ANY(winners);

    IF rest ? 'outbox' THEN
      INSERT INTO outbox (shard, conversation_id, id, workspace_id, kind, request, due_at, lease_until, deadline)
      SELECT o.shard, o.id, o.effect_id, o.ws, o.kind, o.request, o.due_at, o.lease_until, o.deadline
      FROM jsonb_to_recordset(rest->'outbox') AS o(n int, shard int2, id uuid, effect_id text, ws text, kind text, request jsonb, due_at timestamptz, lease_until timestamptz, deadline timestamptz)
      WHERE o.n = ANY(winners);
    END IF;

    -- The answer of an effect is taken and its job is finished in the same commit.
    IF rest ? 'settle' THEN
      UPDATE outbox x SET state = s.state, result = s.result, lease_until = NULL
      FROM jsonb_to_recordset(rest->'settle') AS s(n int, shard int2, id uuid, effect_id text, state text, result jsonb)
      WHERE s.n = ANY(winners) AND x.shard = s.shard AND x.conversation_id = s.id AND x.id = s.effect_id;
    END IF;

    -- One by one: two conversations of one customer may be in the same call, and each adds to what the other wrote.
    IF rest ? 'customers' THEN
      FOR change IN
        SELECT * FROM jsonb_to_recordset(rest->'customers') AS u(n int, ws text, customer_id text, name text, attributes jsonb, add_tags text[], remove_tags text[])
        WHERE u.n = ANY(winners) ORDER BY u.ws, u.customer_id, u.n
      LOOP
        UPDATE customer c SET name = coalesce(change.name, c.name), attributes = c.attributes || change.attributes, updated_at = now(),
          tags = (SELECT coalesce(array_agg(tag ORDER BY place), '{}') FROM (
            SELECT tag, min(place) AS place FROM unnest(c.tags || change.add_tags) WITH ORDINALITY AS a(tag, place)
            WHERE NOT (tag = ANY(change.remove_tags)) GROUP BY tag) kept)
        WHERE c.workspace_id = change.ws AND c.id = change.customer_id;
      END LOOP;
    END IF;
  END IF;

  RETURN QUERY
  SELECT t.n,
    CASE WHEN t.n = ANY(winners) THEN 'won' WHEN t.n = ANY(known_n) THEN 'duplicate' ELSE 'conflict' END,
    CASE WHEN t.n = ANY(known_n) THEN (SELECT jsonb_agg(k) FROM jsonb_array_elements(known) k WHERE (k->>'n')::int = t.n) END
  FROM unnest(turns) AS t;
END
$$;
