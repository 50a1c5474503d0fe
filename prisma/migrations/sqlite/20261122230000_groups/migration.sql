-- Where many orders were acted on at once, and where an entry takes another one back: both are part of its hash.
ALTER TABLE "Log" ADD COLUMN "groupId" TEXT;
ALTER TABLE "Log" ADD COLUMN "undoes" INTEGER;

-- CreateTable
CREATE TABLE "Group" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "deliveryDate" TEXT,
    "undoes" TEXT,
    "operationId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "appliedAt" DATETIME,
    "cancelledAt" DATETIME,
    CONSTRAINT "Group_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "Group_workspaceId_userId_fkey" FOREIGN KEY ("workspaceId", "userId") REFERENCES "User" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CHECK ("deliveryDate" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);

-- CreateTable
CREATE TABLE "GroupOrder" (
    "workspaceId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "orderDbId" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "result" TEXT,

    PRIMARY KEY ("workspaceId", "groupId", "position"),
    CONSTRAINT "GroupOrder_workspaceId_groupId_fkey" FOREIGN KEY ("workspaceId", "groupId") REFERENCES "Group" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE RESTRICT,
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
