-- Why an API key was revoked, in words.
-- Reason: revoking can not be taken back, and whoever finds a program stopped must be able to read why.

alter table api_key add column revoked_because text check (length(revoked_because) between 1 and 300);
