-- Whom a flow asked for a rating: the measure of how many answered. Bot messages are the bulk of all events; only these get in.
CREATE INDEX event_rating_asked ON event (workspace_id, at) WHERE kind = 'message.bot' AND body ? 'widget';
