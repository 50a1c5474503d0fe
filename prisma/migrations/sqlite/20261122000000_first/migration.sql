-- CreateTable
CREATE TABLE "Workspace" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "logSeq" INTEGER NOT NULL DEFAULT 0,
    "logHash" TEXT NOT NULL DEFAULT '0000000000000000000000000000000000000000000000000000000000000000',
    "ongoingCount" INTEGER NOT NULL DEFAULT 0,
    "deliveredCount" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CHECK ("logSeq" >= 0),
    CHECK ("ongoingCount" >= 0),
    CHECK ("deliveredCount" >= 0)
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "usernameKey" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "emailVerified" DATETIME,
    "image" TEXT,
    "passwordHash" TEXT,
    "role" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "User_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CHECK ("role" IN ('OWNER', 'DISPATCHER', 'COURIER'))
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sessionToken" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "expires" DATETIME NOT NULL,
    "device" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE RESTRICT
);

-- CreateTable
CREATE TABLE "Account" (
    "userId" TEXT NOT NULL,
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

    PRIMARY KEY ("provider", "providerAccountId"),
    CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE RESTRICT
);

-- CreateTable
CREATE TABLE "VerificationToken" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" DATETIME NOT NULL,

    PRIMARY KEY ("identifier", "token")
);

-- CreateTable
CREATE TABLE "Order" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "numberOfItems" INTEGER NOT NULL,
    "deliveryDate" TEXT NOT NULL,
    "senderName" TEXT NOT NULL,
    "recipientName" TEXT NOT NULL,
    "recipientAddress" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'ONGOING',
    "version" INTEGER NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "deliveredAt" DATETIME,
    CONSTRAINT "Order_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "Order_workspaceId_createdById_fkey" FOREIGN KEY ("workspaceId", "createdById") REFERENCES "User" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CHECK ("status" IN ('ONGOING', 'DELIVERED')),
    CHECK ("numberOfItems" BETWEEN 1 AND 1000000),
    CHECK ("deliveryDate" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK ("version" >= 1)
);

-- CreateTable
CREATE TABLE "Log" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "actorId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "orderDbId" TEXT,
    "orderId" TEXT,
    "orderVersion" INTEGER,
    "changes" TEXT NOT NULL,
    "operationId" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "User_usernameKey_key" ON "User"("usernameKey");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "User_workspaceId_id_key" ON "User"("workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Session_sessionToken_key" ON "Session"("sessionToken");

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

-- Why an order cannot change without its log entry, and why the log cannot be rewritten: the guards below.
-- They hold for every client of the database. SQLite's REPLACE deletes rows without a DELETE trigger, so each
-- guard on INSERT also refuses to take the place of a row that is there, by any of its keys, the hidden rowid
-- included (-1 stands for "none given" in a BEFORE trigger, so no row may have it).

-- The log grows by one entry at a time, each next in sequence and linked to the one before it.
CREATE TRIGGER "Log_insert_guard" BEFORE INSERT ON "Log"
BEGIN
    SELECT RAISE(ABORT, 'log: entry out of sequence')
    WHERE NOT EXISTS (
        SELECT 1 FROM "Workspace" AS w
        WHERE w."id" = NEW."workspaceId" AND w."logSeq" + 1 = NEW."seq" AND w."logHash" = NEW."previousHash"
    );
    SELECT RAISE(ABORT, 'log: entry would replace another')
    WHERE EXISTS (SELECT 1 FROM "Log" WHERE "id" = NEW."id" OR rowid = NEW.rowid)
        OR EXISTS (SELECT 1 FROM "Log" WHERE "workspaceId" = NEW."workspaceId" AND "seq" >= NEW."seq")
        OR EXISTS (SELECT 1 FROM "Log" WHERE "workspaceId" = NEW."workspaceId" AND "operationId" = NEW."operationId");
    SELECT RAISE(ABORT, 'log: order version out of sequence')
    WHERE NEW."orderDbId" IS NOT NULL AND NEW."orderVersion" IS NOT 1 + COALESCE((
        SELECT MAX("orderVersion") FROM "Log"
        WHERE "workspaceId" = NEW."workspaceId" AND "orderDbId" = NEW."orderDbId"
    ), 0);
END;

-- The head of the log is moved here and nowhere else, so head and log always agree.
CREATE TRIGGER "Log_insert_head" AFTER INSERT ON "Log"
BEGIN
    SELECT RAISE(ABORT, 'log: not a row id') WHERE NEW.rowid < 1;
    UPDATE "Workspace" SET "logSeq" = NEW."seq", "logHash" = NEW."hash" WHERE "id" = NEW."workspaceId";
END;

CREATE TRIGGER "Log_update_guard" BEFORE UPDATE ON "Log"
BEGIN
    SELECT RAISE(ABORT, 'log: entries are never changed');
END;

CREATE TRIGGER "Log_delete_guard" BEFORE DELETE ON "Log"
BEGIN
    SELECT RAISE(ABORT, 'log: entries are never deleted');
END;

CREATE TRIGGER "Workspace_insert_guard" BEFORE INSERT ON "Workspace"
BEGIN
    SELECT RAISE(ABORT, 'workspace: starts with an empty log')
    WHERE NEW."logSeq" <> 0
        OR NEW."logHash" <> '0000000000000000000000000000000000000000000000000000000000000000'
        OR NEW."ongoingCount" <> 0
        OR NEW."deliveredCount" <> 0
        OR EXISTS (SELECT 1 FROM "Workspace" WHERE "id" = NEW."id" OR rowid = NEW.rowid)
        OR EXISTS (SELECT 1 FROM "Log" WHERE "workspaceId" = NEW."id");
END;

CREATE TRIGGER "Workspace_insert_rowid" AFTER INSERT ON "Workspace" WHEN NEW.rowid < 1
BEGIN
    SELECT RAISE(ABORT, 'workspace: not a row id');
END;

CREATE TRIGGER "Workspace_head_guard" BEFORE UPDATE ON "Workspace"
WHEN NEW."logSeq" IS NOT OLD."logSeq" OR NEW."logHash" IS NOT OLD."logHash" OR NEW."id" IS NOT OLD."id"
    OR NEW.rowid IS NOT OLD.rowid
BEGIN
    SELECT RAISE(ABORT, 'workspace: the head of the log only follows the log')
    WHERE NEW."id" IS NOT OLD."id"
        OR NEW.rowid IS NOT OLD.rowid
        OR NEW."logSeq" IS NOT OLD."logSeq" + 1
        OR NOT EXISTS (
            SELECT 1 FROM "Log"
            WHERE "workspaceId" = NEW."id" AND "seq" = NEW."logSeq" AND "hash" = NEW."logHash"
        );
END;

CREATE TRIGGER "Workspace_delete_guard" BEFORE DELETE ON "Workspace"
WHEN OLD."logSeq" > 0
BEGIN
    SELECT RAISE(ABORT, 'workspace: has a log');
END;

-- An order changes only when the log already holds the entry for exactly that version of it.
CREATE TRIGGER "Order_insert_guard" BEFORE INSERT ON "Order"
BEGIN
    SELECT RAISE(ABORT, 'order: would replace another')
    WHERE EXISTS (SELECT 1 FROM "Order" WHERE "id" = NEW."id" OR rowid = NEW.rowid)
        OR EXISTS (SELECT 1 FROM "Order" WHERE "workspaceId" = NEW."workspaceId" AND "orderId" = NEW."orderId");
    SELECT RAISE(ABORT, 'order: no log entry for this version')
    WHERE NOT EXISTS (
        SELECT 1 FROM "Log"
        WHERE "workspaceId" = NEW."workspaceId" AND "orderDbId" = NEW."id" AND "orderVersion" = NEW."version"
            AND "orderId" = NEW."orderId" AND "action" <> 'Deleted'
    ) OR EXISTS (
        SELECT 1 FROM "Log"
        WHERE "workspaceId" = NEW."workspaceId" AND "orderDbId" = NEW."id" AND "orderVersion" > NEW."version"
    );
    SELECT RAISE(ABORT, 'order: created by nobody of this workspace')
    WHERE NOT EXISTS (
        SELECT 1 FROM "User" WHERE "id" = NEW."createdById" AND "workspaceId" = NEW."workspaceId"
    );
END;

CREATE TRIGGER "Order_insert_rowid" AFTER INSERT ON "Order" WHEN NEW.rowid < 1
BEGIN
    SELECT RAISE(ABORT, 'order: not a row id');
END;

CREATE TRIGGER "Order_update_guard" BEFORE UPDATE ON "Order"
BEGIN
    SELECT RAISE(ABORT, 'order: identity never changes')
    WHERE NEW."id" IS NOT OLD."id"
        OR NEW."workspaceId" IS NOT OLD."workspaceId"
        OR NEW."orderId" IS NOT OLD."orderId"
        OR NEW."createdById" IS NOT OLD."createdById"
        OR NEW."createdAt" IS NOT OLD."createdAt"
        OR NEW.rowid IS NOT OLD.rowid;
    SELECT RAISE(ABORT, 'order: no log entry for this version')
    WHERE NEW."version" IS NOT OLD."version" + 1
        OR NOT EXISTS (
            SELECT 1 FROM "Log"
            WHERE "workspaceId" = NEW."workspaceId" AND "orderDbId" = NEW."id" AND "orderVersion" = NEW."version"
                AND "orderId" = NEW."orderId" AND "action" NOT IN ('Created', 'Deleted')
        );
END;

CREATE TRIGGER "Order_delete_guard" BEFORE DELETE ON "Order"
BEGIN
    SELECT RAISE(ABORT, 'order: no log entry for its deletion')
    WHERE NOT EXISTS (
        SELECT 1 FROM "Log"
        WHERE "workspaceId" = OLD."workspaceId" AND "orderDbId" = OLD."id" AND "orderVersion" = OLD."version" + 1
            AND "orderId" = OLD."orderId" AND "action" = 'Deleted'
    );
END;
