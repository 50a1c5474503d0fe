DROP INDEX "Order_workspaceId_id_idx";
DROP INDEX "Order_workspaceId_status_id_idx";

ALTER TABLE "User" ADD COLUMN "defaultView" TEXT;

-- CreateTable
CREATE TABLE "View" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL,
    "query" TEXT NOT NULL,
    "operationId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "View_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "View_workspaceId_userId_fkey" FOREIGN KEY ("workspaceId", "userId") REFERENCES "User" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- CreateIndex
CREATE INDEX "Order_workspaceId_createdAt_id_idx" ON "Order"("workspaceId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Order_workspaceId_status_createdAt_id_idx" ON "Order"("workspaceId", "status", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Order_workspaceId_status_deliveryDate_id_idx" ON "Order"("workspaceId", "status", "deliveryDate", "id");

-- CreateIndex
CREATE INDEX "Order_workspaceId_deliveryDate_id_idx" ON "Order"("workspaceId", "deliveryDate", "id");

-- CreateIndex
CREATE INDEX "Order_workspaceId_numberOfItems_id_idx" ON "Order"("workspaceId", "numberOfItems", "id");

-- CreateIndex
CREATE INDEX "Order_workspaceId_senderKey_id_idx" ON "Order"("workspaceId", "senderKey", "id");

-- CreateIndex
CREATE INDEX "Order_workspaceId_recipientKey_id_idx" ON "Order"("workspaceId", "recipientKey", "id");

-- CreateIndex
CREATE INDEX "Order_workspaceId_addressKey_id_idx" ON "Order"("workspaceId", "addressKey", "id");

-- CreateIndex
CREATE INDEX "Order_workspaceId_createdById_createdAt_id_idx" ON "Order"("workspaceId", "createdById", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Order_workspaceId_deliveredAt_id_idx" ON "Order"("workspaceId", "deliveredAt", "id");

-- CreateIndex
CREATE INDEX "Log_workspaceId_at_seq_idx" ON "Log"("workspaceId", "at", "seq");

-- CreateIndex
CREATE INDEX "Log_workspaceId_actorId_at_seq_idx" ON "Log"("workspaceId", "actorId", "at", "seq");

-- CreateIndex
CREATE INDEX "Log_workspaceId_action_at_seq_idx" ON "Log"("workspaceId", "action", "at", "seq");

-- CreateIndex
CREATE INDEX "Log_workspaceId_orderId_at_seq_idx" ON "Log"("workspaceId", "orderId", "at", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "View_operationId_key" ON "View"("operationId");

-- CreateIndex
CREATE INDEX "View_workspaceId_userId_idx" ON "View"("workspaceId", "userId");

-- The guard as it was.
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

-- All that an order ever said stays, also after its end: the log is searched by it.
CREATE TRIGGER "Order_insert_text" AFTER INSERT ON "Order"
BEGIN
    INSERT INTO "OrderText" ("workspaceId", "orderDbId", "text")
    VALUES (NEW."workspaceId", NEW."id", NEW."searchText")
    ON CONFLICT ("orderDbId") DO NOTHING;
END;

CREATE TRIGGER "Order_update_text" AFTER UPDATE ON "Order" WHEN NEW."searchText" IS NOT OLD."searchText"
BEGIN
    UPDATE "OrderText" SET "text" = "text" || char(10) || NEW."searchText"
    WHERE "orderDbId" = NEW."id" AND instr("text", NEW."searchText") = 0;
END;

-- The index: every three neighbouring characters of the text, and the end of the workspace's id, so that one workspace
-- is not slow because another one is large.
CREATE VIEW "OrderSearchText" AS SELECT "key", substr("workspaceId", -3) AS "tag", "text" FROM "OrderText";

CREATE VIRTUAL TABLE "OrderSearch" USING fts5(
    "tag", "text", content = 'OrderSearchText', content_rowid = 'key', columnsize = 0, tokenize = 'trigram case_sensitive 1'
);
INSERT INTO "OrderSearch" ("OrderSearch") VALUES ('rebuild');

CREATE TRIGGER "OrderText_insert_search" AFTER INSERT ON "OrderText"
BEGIN
    INSERT INTO "OrderSearch" (rowid, "tag", "text") VALUES (NEW."key", substr(NEW."workspaceId", -3), NEW."text");
END;

CREATE TRIGGER "OrderText_update_search" AFTER UPDATE ON "OrderText"
BEGIN
    INSERT INTO "OrderSearch" ("OrderSearch", rowid, "tag", "text")
    VALUES ('delete', OLD."key", substr(OLD."workspaceId", -3), OLD."text");
    INSERT INTO "OrderSearch" (rowid, "tag", "text") VALUES (NEW."key", substr(NEW."workspaceId", -3), NEW."text");
END;

CREATE TRIGGER "OrderText_delete_search" AFTER DELETE ON "OrderText"
BEGIN
    INSERT INTO "OrderSearch" ("OrderSearch", rowid, "tag", "text")
    VALUES ('delete', OLD."key", substr(OLD."workspaceId", -3), OLD."text");
END;
