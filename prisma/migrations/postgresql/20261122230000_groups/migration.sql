-- Where many orders were acted on at once, and where an entry takes another one back: both are part of its hash.
ALTER TABLE "Log" ADD COLUMN     "groupId" TEXT COLLATE "C",
ADD COLUMN     "undoes" INTEGER;

-- CreateTable
CREATE TABLE "Group" (
    "id" TEXT COLLATE "C" NOT NULL,
    "workspaceId" TEXT COLLATE "C" NOT NULL,
    "userId" TEXT COLLATE "C" NOT NULL,
    "verb" TEXT NOT NULL,
    "deliveryDate" TEXT COLLATE "C",
    "undoes" TEXT COLLATE "C",
    "operationId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "appliedAt" TIMESTAMP(3),
    "cancelledAt" TIMESTAMP(3),

    CONSTRAINT "Group_pkey" PRIMARY KEY ("id"),
    CHECK ("deliveryDate" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')
);

-- CreateTable
CREATE TABLE "GroupOrder" (
    "workspaceId" TEXT COLLATE "C" NOT NULL,
    "groupId" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "orderDbId" TEXT COLLATE "C" NOT NULL,
    "orderId" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "result" TEXT,

    CONSTRAINT "GroupOrder_pkey" PRIMARY KEY ("workspaceId","groupId","position"),
    CHECK ("version" >= 1)
);

-- CreateIndex
CREATE UNIQUE INDEX "Group_operationId_key" ON "Group"("operationId");

-- CreateIndex
CREATE INDEX "Group_workspaceId_createdAt_idx" ON "Group"("workspaceId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Group_workspaceId_id_key" ON "Group"("workspaceId", "id");

-- CreateIndex
CREATE INDEX "GroupOrder_workspaceId_groupId_result_position_idx" ON "GroupOrder"("workspaceId", "groupId", "result", "position");

-- CreateIndex
CREATE UNIQUE INDEX "GroupOrder_workspaceId_groupId_orderDbId_key" ON "GroupOrder"("workspaceId", "groupId", "orderDbId");

-- CreateIndex
CREATE INDEX "Log_workspaceId_groupId_seq_idx" ON "Log"("workspaceId", "groupId", "seq");

-- AddForeignKey
ALTER TABLE "Group" ADD CONSTRAINT "Group_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Group" ADD CONSTRAINT "Group_workspaceId_userId_fkey" FOREIGN KEY ("workspaceId", "userId") REFERENCES "User"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "GroupOrder" ADD CONSTRAINT "GroupOrder_workspaceId_groupId_fkey" FOREIGN KEY ("workspaceId", "groupId") REFERENCES "Group"("workspaceId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- Appends several entries in one go. One statement for all of them would not do: the head of the log moves after each
-- statement, and an entry has to find it at the one before. It may do no more than whoever calls it.
CREATE FUNCTION public."Log_append"(entries json)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
    entry "Log";
BEGIN
    FOR entry IN SELECT * FROM json_populate_recordset(NULL::"Log", entries) LOOP
        INSERT INTO "Log" SELECT entry.*;
    END LOOP;
END
$function$;

-- Whoever listens is told which workspace's log has grown, once per transaction and workspace.
CREATE OR REPLACE FUNCTION public."Log_insert_notify"()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
    PERFORM pg_notify('order_desk_log', NEW."workspaceId");
    RETURN NULL;
END
$function$;

CREATE TRIGGER "Log_insert_notify" AFTER INSERT ON public."Log" FOR EACH ROW EXECUTE FUNCTION "Log_insert_notify"();
ALTER TABLE "Log" ENABLE ALWAYS TRIGGER "Log_insert_notify";
