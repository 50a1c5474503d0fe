-- Entries about people vouch for settings, users and invitations from now on. Nothing of the schema changes; each log gets
-- an entry that tells how they are (lib/log/record-accounts.ts).
SELECT 1;
