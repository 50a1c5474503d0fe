-- What the application may do on PostgreSQL: a role that owns nothing. It can neither change nor remove what stands in
-- the log, nor drop, disable or alter the guards. Run it as the owner of the database, after `npm run db:migrate`, and
-- again after each upgrade; the role itself has to exist:
--   CREATE ROLE order_desk LOGIN PASSWORD '…';
REVOKE CREATE ON SCHEMA public FROM PUBLIC, order_desk;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM order_desk;
GRANT USAGE ON SCHEMA public TO order_desk;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO order_desk;
GRANT INSERT ON public."Log" TO order_desk;
GRANT INSERT, UPDATE ON public."Workspace", public."User" TO order_desk;
GRANT INSERT, UPDATE, DELETE ON public."Order", public."Session", public."Account", public."VerificationToken", public."View", public."Round", public."Group", public."GroupOrder", public."Import", public."ImportRow", public."ImportOrder", public."Job", public."RecoveryCode", public."Invitation", public."Throttle" TO order_desk;
