-- CreateEnum
CREATE TYPE "Role" AS ENUM ('OWNER', 'DISPATCHER', 'COURIER');

-- CreateEnum
CREATE TYPE "OrderStatus" AS ENUM ('ONGOING', 'DELIVERED');

-- CreateTable
CREATE TABLE "Workspace" (
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "logSeq" INTEGER NOT NULL DEFAULT 0,
    "logHash" TEXT NOT NULL DEFAULT '0000000000000000000000000000000000000000000000000000000000000000',
    "ongoingCount" INTEGER NOT NULL DEFAULT 0,
    "deliveredCount" INTEGER NOT NULL DEFAULT 0,
    "operationId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Workspace_pkey" PRIMARY KEY ("id"),
    CHECK ("logSeq" >= 0),
    CHECK ("ongoingCount" >= 0),
    CHECK ("deliveredCount" >= 0)
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT COLLATE "C" NOT NULL,
    "workspaceId" TEXT COLLATE "C" NOT NULL,
    "username" TEXT NOT NULL,
    "usernameKey" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "emailVerified" TIMESTAMP(3),
    "image" TEXT,
    "passwordHash" TEXT,
    "passwordOperationId" TEXT,
    "role" "Role" NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT COLLATE "C" NOT NULL,
    "sessionToken" TEXT NOT NULL,
    "userId" TEXT COLLATE "C" NOT NULL,
    "expires" TIMESTAMP(3) NOT NULL,
    "device" TEXT NOT NULL,
    "operationId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "userId" TEXT COLLATE "C" NOT NULL,
    "type" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "providerAccountId" TEXT NOT NULL,
    "refresh_token" TEXT,
    "access_token" TEXT,
    "expires_at" INTEGER,
    "token_type" TEXT,
    "scope" TEXT,
    "id_token" TEXT,
    "session_state" TEXT,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("provider","providerAccountId")
);

-- CreateTable
CREATE TABLE "VerificationToken" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "VerificationToken_pkey" PRIMARY KEY ("identifier","token")
);

-- CreateTable
CREATE TABLE "Order" (
    "id" TEXT COLLATE "C" NOT NULL,
    "workspaceId" TEXT COLLATE "C" NOT NULL,
    "orderId" TEXT COLLATE "C" NOT NULL,
    "numberOfItems" INTEGER NOT NULL,
    "deliveryDate" TEXT NOT NULL,
    "senderName" TEXT NOT NULL,
    "recipientName" TEXT NOT NULL,
    "recipientAddress" TEXT NOT NULL,
    "status" "OrderStatus" NOT NULL DEFAULT 'ONGOING',
    "version" INTEGER NOT NULL,
    "createdById" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "deliveredAt" TIMESTAMP(3),

    CONSTRAINT "Order_pkey" PRIMARY KEY ("id"),
    CHECK ("numberOfItems" BETWEEN 1 AND 1000000),
    CHECK ("deliveryDate" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
    CHECK ("version" >= 1)
);

-- CreateTable
CREATE TABLE "Log" (
    "id" TEXT COLLATE "C" NOT NULL,
    "workspaceId" TEXT COLLATE "C" NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actorId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "orderDbId" TEXT COLLATE "C",
    "orderId" TEXT COLLATE "C",
    "orderVersion" INTEGER,
    "changes" TEXT NOT NULL,
    "operationId" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "Log_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Workspace_operationId_key" ON "Workspace"("operationId");

-- CreateIndex
CREATE UNIQUE INDEX "User_usernameKey_key" ON "User"("usernameKey");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "User_workspaceId_id_key" ON "User"("workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Session_sessionToken_key" ON "Session"("sessionToken");

-- CreateIndex
CREATE UNIQUE INDEX "Session_operationId_key" ON "Session"("operationId");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Session_expires_idx" ON "Session"("expires");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE INDEX "Order_workspaceId_id_idx" ON "Order"("workspaceId", "id");

-- CreateIndex
CREATE INDEX "Order_workspaceId_status_id_idx" ON "Order"("workspaceId", "status", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Order_workspaceId_orderId_key" ON "Order"("workspaceId", "orderId");

-- CreateIndex
CREATE UNIQUE INDEX "Log_workspaceId_seq_key" ON "Log"("workspaceId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "Log_workspaceId_operationId_key" ON "Log"("workspaceId", "operationId");

-- CreateIndex
CREATE UNIQUE INDEX "Log_workspaceId_orderDbId_orderVersion_key" ON "Log"("workspaceId", "orderDbId", "orderVersion");

-- AddForeignKey
ALTER TABLE "User" ADD CONSTRAINT "User_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Order" ADD CONSTRAINT "Order_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Order" ADD CONSTRAINT "Order_workspaceId_createdById_fkey" FOREIGN KEY ("workspaceId", "createdById") REFERENCES "User"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- Why an order cannot change without its log entry, and why the log cannot be rewritten: the guards below.
-- They hold for every client, and fire always, whatever "session_replication_role" says. Each function looks names up
-- in the catalogue and in "public" first, so that no temporary table of a client can stand in for a real one.
-- Functions and triggers are written exactly as PostgreSQL prints them: at start, and by log:verify, they are compared
-- with what the database says of itself.

-- The log grows by one entry at a time, each next in sequence and linked to the one before it.
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
        OR EXISTS (SELECT 1 FROM "Log" WHERE "workspaceId" = NEW."workspaceId" AND "seq" >= NEW."seq")
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

-- The head of the log is moved here and nowhere else, so head and log always agree.
CREATE OR REPLACE FUNCTION public."Log_insert_head"()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
    UPDATE "Workspace" SET "logSeq" = NEW."seq", "logHash" = NEW."hash" WHERE "id" = NEW."workspaceId";
    IF NOT FOUND THEN
        RAISE EXCEPTION 'log: entry out of sequence';
    END IF;
    RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION public."Log_update_guard"()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
    RAISE EXCEPTION 'log: entries are never changed';
END
$function$;

CREATE OR REPLACE FUNCTION public."Log_delete_guard"()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
    RAISE EXCEPTION 'log: entries are never deleted';
END
$function$;

CREATE OR REPLACE FUNCTION public."Workspace_insert_guard"()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
    IF NEW."logSeq" <> 0
        OR NEW."logHash" <> '0000000000000000000000000000000000000000000000000000000000000000'
        OR NEW."ongoingCount" <> 0
        OR NEW."deliveredCount" <> 0
        OR EXISTS (SELECT 1 FROM "Workspace" WHERE "id" = NEW."id")
        OR EXISTS (SELECT 1 FROM "Log" WHERE "workspaceId" = NEW."id")
    THEN
        RAISE EXCEPTION 'workspace: starts with an empty log';
    END IF;
    RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION public."Workspace_head_guard"()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
    IF NEW."id" IS DISTINCT FROM OLD."id" OR (
        (NEW."logSeq" IS DISTINCT FROM OLD."logSeq" OR NEW."logHash" IS DISTINCT FROM OLD."logHash")
        AND (
            NEW."logSeq" IS DISTINCT FROM OLD."logSeq" + 1
            OR NOT EXISTS (
                SELECT 1 FROM "Log"
                WHERE "workspaceId" = NEW."id" AND "seq" = NEW."logSeq" AND "hash" = NEW."logHash"
            )
        )
    ) THEN
        RAISE EXCEPTION 'workspace: the head of the log only follows the log';
    END IF;
    RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION public."Workspace_delete_guard"()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
    IF OLD."logSeq" > 0 THEN
        RAISE EXCEPTION 'workspace: has a log';
    END IF;
    RETURN OLD;
END
$function$;

-- An order changes only when the log already holds the entry for exactly that version of it. A new one is written
-- under the lock of the log, so that none that is deleted at the same moment comes back.
CREATE OR REPLACE FUNCTION public."Order_insert_guard"()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
    PERFORM 1 FROM "Workspace" WHERE "id" = NEW."workspaceId" FOR NO KEY UPDATE;
    IF EXISTS (SELECT 1 FROM "Order" WHERE "id" = NEW."id")
        OR EXISTS (SELECT 1 FROM "Order" WHERE "workspaceId" = NEW."workspaceId" AND "orderId" = NEW."orderId")
    THEN
        RAISE EXCEPTION 'order: would replace another';
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM "Log"
        WHERE "workspaceId" = NEW."workspaceId" AND "orderDbId" = NEW."id" AND "orderVersion" = NEW."version"
            AND "orderId" = NEW."orderId" AND "action" <> 'Deleted'
    ) OR EXISTS (
        SELECT 1 FROM "Log"
        WHERE "workspaceId" = NEW."workspaceId" AND "orderDbId" = NEW."id" AND "orderVersion" > NEW."version"
    ) THEN
        RAISE EXCEPTION 'order: no log entry for this version';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM "User" WHERE "id" = NEW."createdById" AND "workspaceId" = NEW."workspaceId") THEN
        RAISE EXCEPTION 'order: created by nobody of this workspace';
    END IF;
    RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION public."Order_update_guard"()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
    IF NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."workspaceId" IS DISTINCT FROM OLD."workspaceId"
        OR NEW."orderId" IS DISTINCT FROM OLD."orderId"
        OR NEW."createdById" IS DISTINCT FROM OLD."createdById"
        OR NEW."createdAt" IS DISTINCT FROM OLD."createdAt"
    THEN
        RAISE EXCEPTION 'order: identity never changes';
    END IF;
    IF NEW."version" IS DISTINCT FROM OLD."version" + 1
        OR NOT EXISTS (
            SELECT 1 FROM "Log"
            WHERE "workspaceId" = NEW."workspaceId" AND "orderDbId" = NEW."id" AND "orderVersion" = NEW."version"
                AND "orderId" = NEW."orderId" AND "action" NOT IN ('Created', 'Deleted')
        )
    THEN
        RAISE EXCEPTION 'order: no log entry for this version';
    END IF;
    RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION public."Order_delete_guard"()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM "Log"
        WHERE "workspaceId" = OLD."workspaceId" AND "orderDbId" = OLD."id" AND "orderVersion" = OLD."version" + 1
            AND "orderId" = OLD."orderId" AND "action" = 'Deleted'
    ) THEN
        RAISE EXCEPTION 'order: no log entry for its deletion';
    END IF;
    RETURN OLD;
END
$function$;

-- TRUNCATE fires no trigger of a row.
CREATE OR REPLACE FUNCTION public."Table_truncate_guard"()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
    RAISE EXCEPTION 'table: is never emptied';
END
$function$;

CREATE TRIGGER "Log_insert_guard" BEFORE INSERT ON public."Log" FOR EACH ROW EXECUTE FUNCTION "Log_insert_guard"();
CREATE TRIGGER "Log_insert_head" AFTER INSERT ON public."Log" FOR EACH ROW EXECUTE FUNCTION "Log_insert_head"();
CREATE TRIGGER "Log_update_guard" BEFORE UPDATE ON public."Log" FOR EACH ROW EXECUTE FUNCTION "Log_update_guard"();
CREATE TRIGGER "Log_delete_guard" BEFORE DELETE ON public."Log" FOR EACH ROW EXECUTE FUNCTION "Log_delete_guard"();
CREATE TRIGGER "Workspace_insert_guard" BEFORE INSERT ON public."Workspace" FOR EACH ROW EXECUTE FUNCTION "Workspace_insert_guard"();
CREATE TRIGGER "Workspace_head_guard" BEFORE UPDATE ON public."Workspace" FOR EACH ROW EXECUTE FUNCTION "Workspace_head_guard"();
CREATE TRIGGER "Workspace_delete_guard" BEFORE DELETE ON public."Workspace" FOR EACH ROW EXECUTE FUNCTION "Workspace_delete_guard"();
CREATE TRIGGER "Order_insert_guard" BEFORE INSERT ON public."Order" FOR EACH ROW EXECUTE FUNCTION "Order_insert_guard"();
CREATE TRIGGER "Order_update_guard" BEFORE UPDATE ON public."Order" FOR EACH ROW EXECUTE FUNCTION "Order_update_guard"();
CREATE TRIGGER "Order_delete_guard" BEFORE DELETE ON public."Order" FOR EACH ROW EXECUTE FUNCTION "Order_delete_guard"();
CREATE TRIGGER "Log_truncate_guard" BEFORE TRUNCATE ON public."Log" FOR EACH STATEMENT EXECUTE FUNCTION "Table_truncate_guard"();
CREATE TRIGGER "Workspace_truncate_guard" BEFORE TRUNCATE ON public."Workspace" FOR EACH STATEMENT EXECUTE FUNCTION "Table_truncate_guard"();
CREATE TRIGGER "Order_truncate_guard" BEFORE TRUNCATE ON public."Order" FOR EACH STATEMENT EXECUTE FUNCTION "Table_truncate_guard"();

ALTER TABLE "Log" ENABLE ALWAYS TRIGGER "Log_insert_guard";
ALTER TABLE "Log" ENABLE ALWAYS TRIGGER "Log_insert_head";
ALTER TABLE "Log" ENABLE ALWAYS TRIGGER "Log_update_guard";
ALTER TABLE "Log" ENABLE ALWAYS TRIGGER "Log_delete_guard";
ALTER TABLE "Workspace" ENABLE ALWAYS TRIGGER "Workspace_insert_guard";
ALTER TABLE "Workspace" ENABLE ALWAYS TRIGGER "Workspace_head_guard";
ALTER TABLE "Workspace" ENABLE ALWAYS TRIGGER "Workspace_delete_guard";
ALTER TABLE "Order" ENABLE ALWAYS TRIGGER "Order_insert_guard";
ALTER TABLE "Order" ENABLE ALWAYS TRIGGER "Order_update_guard";
ALTER TABLE "Order" ENABLE ALWAYS TRIGGER "Order_delete_guard";
ALTER TABLE "Log" ENABLE ALWAYS TRIGGER "Log_truncate_guard";
ALTER TABLE "Workspace" ENABLE ALWAYS TRIGGER "Workspace_truncate_guard";
ALTER TABLE "Order" ENABLE ALWAYS TRIGGER "Order_truncate_guard";
