-- CreateTable
CREATE TABLE "Import" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "fileName" TEXT,
    "fileHash" TEXT,
    "format" TEXT,
    "headerKey" TEXT,
    "profile" TEXT,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "receivedAt" DATETIME,
    "matching" TEXT,
    "matchedAt" DATETIME,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "judgedTo" INTEGER NOT NULL DEFAULT 0,
    "doneTo" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "operationId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Import_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "Import_workspaceId_userId_fkey" FOREIGN KEY ("workspaceId", "userId") REFERENCES "User" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CHECK ("rows" >= 0),
    CHECK ("judgedTo" BETWEEN 0 AND "rows"),
    CHECK ("doneTo" BETWEEN 0 AND "judgedTo")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "workspaceId" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "cells" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "importId", "position"),
    CONSTRAINT "ImportRow_workspaceId_importId_fkey" FOREIGN KEY ("workspaceId", "importId") REFERENCES "Import" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE RESTRICT
);

-- CreateTable
CREATE TABLE "ImportOrder" (
    "workspaceId" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "positions" TEXT,
    "orderId" TEXT,
    "verdict" TEXT NOT NULL,
    "details" TEXT,
    "orderDbId" TEXT,
    "version" INTEGER,
    "changes" TEXT,
    "problems" TEXT,
    "notes" TEXT,
    "refusal" TEXT,

    PRIMARY KEY ("workspaceId", "importId", "position"),
    CONSTRAINT "ImportOrder_workspaceId_importId_fkey" FOREIGN KEY ("workspaceId", "importId") REFERENCES "Import" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE RESTRICT
);

-- CreateIndex
CREATE UNIQUE INDEX "Import_operationId_key" ON "Import"("operationId");

-- CreateIndex
CREATE INDEX "Import_workspaceId_createdAt_idx" ON "Import"("workspaceId", "createdAt");

-- CreateIndex
CREATE INDEX "Import_workspaceId_headerKey_createdAt_idx" ON "Import"("workspaceId", "headerKey", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Import_workspaceId_id_key" ON "Import"("workspaceId", "id");

-- CreateIndex
CREATE INDEX "ImportOrder_workspaceId_importId_orderId_position_idx" ON "ImportOrder"("workspaceId", "importId", "orderId", "position");

-- CreateIndex
CREATE INDEX "ImportOrder_workspaceId_importId_verdict_refusal_position_idx" ON "ImportOrder"("workspaceId", "importId", "verdict", "refusal", "position");

-- An order begins with its import as well: no later change is one.
DROP TRIGGER "Order_update_guard";
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
                AND "orderId" = NEW."orderId" AND "action" NOT IN ('Created', 'Imported', 'Deleted')
        );
END;
