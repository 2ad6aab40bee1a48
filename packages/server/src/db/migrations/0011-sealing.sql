-- The sealer reads the log in commit order, behind the last row that it sealed.
-- Reason: without an index of its own it would read an organization's whole log every few seconds.

create index activity_written on activity (organization_id, written_by, id);

-- Whom an invitation, or the command line's --as, means by an address.
create index staff_email on staff (organization_id, lower(btrim(email))) where voided_at is null and email is not null;
