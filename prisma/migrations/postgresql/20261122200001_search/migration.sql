DROP INDEX "Order_workspaceId_id_idx";
DROP INDEX "Order_workspaceId_status_id_idx";

ALTER TABLE "User" ADD COLUMN "defaultView" TEXT;

-- CreateTable
CREATE TABLE "View" (
    "id" TEXT COLLATE "C" NOT NULL,
    "workspaceId" TEXT COLLATE "C" NOT NULL,
    "userId" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL,
    "query" TEXT NOT NULL,
    "operationId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "View_pkey" PRIMARY KEY ("id")
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

-- AddForeignKey
ALTER TABLE "View" ADD CONSTRAINT "View_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "View" ADD CONSTRAINT "View_workspaceId_userId_fkey" FOREIGN KEY ("workspaceId", "userId") REFERENCES "User"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- The guard as it was.
CREATE TRIGGER "Order_update_guard" BEFORE UPDATE ON public."Order" FOR EACH ROW EXECUTE FUNCTION "Order_update_guard"();
ALTER TABLE "Order" ENABLE ALWAYS TRIGGER "Order_update_guard";

-- All that an order ever said stays, also after its end: the log is searched by it. Written with the rights of the
-- owner, so that the application itself need not have them, and cannot hide an order from the search.
CREATE OR REPLACE FUNCTION public."Order_insert_text"()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
    INSERT INTO "OrderText" ("workspaceId", "orderDbId", "text")
    VALUES (NEW."workspaceId", NEW."id", NEW."searchText")
    ON CONFLICT ("orderDbId") DO NOTHING;
    RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION public."Order_update_text"()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
    IF NEW."searchText" IS DISTINCT FROM OLD."searchText" THEN
        UPDATE "OrderText" SET "text" = "text" || E'\n' || NEW."searchText"
        WHERE "orderDbId" = NEW."id" AND strpos("text", NEW."searchText") = 0;
    END IF;
    RETURN NULL;
END
$function$;

-- To have them called by a table of one's own takes the right to execute them; that they fire takes none.
REVOKE EXECUTE ON FUNCTION public."Order_insert_text"(), public."Order_update_text"() FROM PUBLIC;

CREATE TRIGGER "Order_insert_text" AFTER INSERT ON public."Order" FOR EACH ROW EXECUTE FUNCTION "Order_insert_text"();
CREATE TRIGGER "Order_update_text" AFTER UPDATE ON public."Order" FOR EACH ROW EXECUTE FUNCTION "Order_update_text"();

ALTER TABLE "Order" ENABLE ALWAYS TRIGGER "Order_insert_text";
ALTER TABLE "Order" ENABLE ALWAYS TRIGGER "Order_update_text";

-- The index: every three neighbouring characters of the text.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE INDEX "OrderText_text_idx" ON "OrderText" USING gin ("text" gin_trgm_ops);
