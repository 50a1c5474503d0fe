-- "seq" >= … in EXISTS made PostgreSQL expect many rows, and read all of a log that has none; the maximum is read from
-- the index, whatever the planner expects.
CREATE OR REPLACE FUNCTION public."Log_insert_guard"()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
    PERFORM 1 FROM "Workspace" AS w
    WHERE w."id" = NEW."workspaceId" AND w."logSeq" + 1 = NEW."seq" AND w."logHash" = NEW."previousHash"
    FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'log: entry out of sequence';
    END IF;
    IF EXISTS (SELECT 1 FROM "Log" WHERE "id" = NEW."id")
        OR (SELECT MAX("seq") FROM "Log" WHERE "workspaceId" = NEW."workspaceId") >= NEW."seq"
        OR EXISTS (SELECT 1 FROM "Log" WHERE "workspaceId" = NEW."workspaceId" AND "operationId" = NEW."operationId")
    THEN
        RAISE EXCEPTION 'log: entry would replace another';
    END IF;
    IF NEW."orderDbId" IS NOT NULL AND NEW."orderVersion" IS DISTINCT FROM 1 + COALESCE((
        SELECT MAX("orderVersion") FROM "Log"
        WHERE "workspaceId" = NEW."workspaceId" AND "orderDbId" = NEW."orderDbId"
    ), 0) THEN
        RAISE EXCEPTION 'log: order version out of sequence';
    END IF;
    RETURN NEW;
END
$function$;
