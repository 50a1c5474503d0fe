-- CreateTable
CREATE TABLE "Import" (
    "id" TEXT COLLATE "C" NOT NULL,
    "workspaceId" TEXT COLLATE "C" NOT NULL,
    "userId" TEXT COLLATE "C" NOT NULL,
    "source" TEXT NOT NULL,
    "fileName" TEXT,
    "fileHash" TEXT,
    "format" TEXT,
    "headerKey" TEXT COLLATE "C",
    "profile" TEXT,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "receivedAt" TIMESTAMP(3),
    "matching" TEXT,
    "matchedAt" TIMESTAMP(3),
    "revision" INTEGER NOT NULL DEFAULT 0,
    "judgedTo" INTEGER NOT NULL DEFAULT 0,
    "doneTo" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "operationId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id"),
    CHECK ("rows" >= 0),
    CHECK ("judgedTo" BETWEEN 0 AND "rows"),
    CHECK ("doneTo" BETWEEN 0 AND "judgedTo")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "workspaceId" TEXT COLLATE "C" NOT NULL,
    "importId" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "cells" TEXT NOT NULL,

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("workspaceId","importId","position")
);

-- CreateTable
CREATE TABLE "ImportOrder" (
    "workspaceId" TEXT COLLATE "C" NOT NULL,
    "importId" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "positions" TEXT,
    "orderId" TEXT COLLATE "C",
    "verdict" TEXT NOT NULL,
    "details" TEXT,
    "orderDbId" TEXT COLLATE "C",
    "version" INTEGER,
    "changes" TEXT,
    "problems" TEXT,
    "notes" TEXT,
    "refusal" TEXT,

    CONSTRAINT "ImportOrder_pkey" PRIMARY KEY ("workspaceId","importId","position")
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

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_workspaceId_userId_fkey" FOREIGN KEY ("workspaceId", "userId") REFERENCES "User"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_workspaceId_importId_fkey" FOREIGN KEY ("workspaceId", "importId") REFERENCES "Import"("workspaceId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ImportOrder" ADD CONSTRAINT "ImportOrder_workspaceId_importId_fkey" FOREIGN KEY ("workspaceId", "importId") REFERENCES "Import"("workspaceId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- An order begins with its import as well: no later change is one.
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
                AND "orderId" = NEW."orderId" AND "action" NOT IN ('Created', 'Imported', 'Deleted')
        )
    THEN
        RAISE EXCEPTION 'order: no log entry for this version';
    END IF;
    RETURN NEW;
END
$function$;
