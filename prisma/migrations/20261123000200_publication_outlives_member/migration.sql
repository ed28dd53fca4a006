-- Somebody who once published must be removable from the workspace; like the audit list, the history keeps their id.
ALTER TABLE publication DROP CONSTRAINT publication_member;
