-- CreateIndex
CREATE INDEX "Order_workspaceId_orderIdKey_orderId_idx" ON "Order"("workspaceId", "orderIdKey", "orderId");

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
                AND "orderId" = NEW."orderId" AND "action" NOT IN ('Created', 'Imported', 'Deleted')
        );
END;
