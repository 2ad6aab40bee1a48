-- The sealer reads the log in commit order, behind the last row that it sealed.
-- Reason: without an index of its own it would read an organization's whole log every few seconds.

create index activity_written on activity (organization_id, written_by, id);
