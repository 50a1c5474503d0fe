ALTER TABLE "Workspace" ADD COLUMN "defaultSender" TEXT;
ALTER TABLE "Workspace" ADD COLUMN "deletedAt" DATETIME;
ALTER TABLE "User" ADD COLUMN "lastSeenAt" DATETIME;
ALTER TABLE "User" ADD COLUMN "totpSecret" TEXT;
ALTER TABLE "User" ADD COLUMN "totpStep" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Order" ADD COLUMN "courierId" TEXT;
ALTER TABLE "Group" ADD COLUMN "courierId" TEXT;

-- Nobody proves an e-mail address, so none is anybody's alone.
DROP INDEX "User_email_key";

-- CreateIndex
CREATE INDEX "User_passwordOperationId_idx" ON "User"("passwordOperationId");

-- CreateIndex
CREATE UNIQUE INDEX "VerificationToken_token_key" ON "VerificationToken"("token");

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "userId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    PRIMARY KEY ("userId", "hash"),
    CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE RESTRICT
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "name" TEXT,
    "createdAt" DATETIME NOT NULL,
    "expires" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "revokedAt" DATETIME,
    CONSTRAINT "Invitation_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CHECK ("role" IN ('OWNER', 'DISPATCHER', 'COURIER'))
);

-- CreateTable
CREATE TABLE "Throttle" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "count" INTEGER NOT NULL,
    "resetsAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_workspaceId_createdAt_idx" ON "Invitation"("workspaceId", "createdAt");

-- CreateIndex
CREATE INDEX "Throttle_resetsAt_idx" ON "Throttle"("resetsAt");

-- CreateIndex
CREATE INDEX "Order_workspaceId_courierId_status_deliveryDate_id_idx" ON "Order"("workspaceId", "courierId", "status", "deliveryDate", "id");

-- The courier of an order is somebody of its workspace. No foreign key: SQLite cannot add one of two columns.
CREATE TRIGGER "Order_insert_courier" BEFORE INSERT ON "Order" WHEN NEW."courierId" IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'order: courier is nobody of this workspace')
    WHERE NOT EXISTS (
        SELECT 1 FROM "User" WHERE "id" = NEW."courierId" AND "workspaceId" = NEW."workspaceId"
    );
END;

CREATE TRIGGER "Order_update_courier" BEFORE UPDATE OF "courierId" ON "Order" WHEN NEW."courierId" IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'order: courier is nobody of this workspace')
    WHERE NOT EXISTS (
        SELECT 1 FROM "User" WHERE "id" = NEW."courierId" AND "workspaceId" = NEW."workspaceId"
    );
END;
