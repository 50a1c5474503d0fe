ALTER TABLE "Workspace" ADD COLUMN "defaultSender" TEXT,
ADD COLUMN "deletedAt" TIMESTAMP(3);
ALTER TABLE "User" ADD COLUMN "lastSeenAt" TIMESTAMP(3),
ADD COLUMN "totpSecret" TEXT,
ADD COLUMN "totpStep" INTEGER NOT NULL DEFAULT 0;
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

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("userId","hash")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "name" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expires" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Throttle" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "resetsAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Throttle_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_workspaceId_createdAt_idx" ON "Invitation"("workspaceId", "createdAt");

-- CreateIndex
CREATE INDEX "Throttle_resetsAt_idx" ON "Throttle"("resetsAt");

-- CreateIndex
CREATE INDEX "Order_workspaceId_courierId_status_deliveryDate_id_idx" ON "Order"("workspaceId", "courierId", "status", "deliveryDate", "id");

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- The courier of an order is somebody of its workspace. The same guard as in the embedded database, which cannot add a
-- foreign key of two columns.
CREATE OR REPLACE FUNCTION public."Order_courier_guard"()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM "User" WHERE "id" = NEW."courierId" AND "workspaceId" = NEW."workspaceId"
    ) THEN
        RAISE EXCEPTION 'order: courier is nobody of this workspace';
    END IF;
    RETURN NEW;
END
$function$;

REVOKE EXECUTE ON FUNCTION public."Order_courier_guard"() FROM PUBLIC;

CREATE TRIGGER "Order_insert_courier" BEFORE INSERT ON public."Order" FOR EACH ROW WHEN ((new."courierId" IS NOT NULL)) EXECUTE FUNCTION "Order_courier_guard"();
CREATE TRIGGER "Order_update_courier" BEFORE UPDATE OF "courierId" ON public."Order" FOR EACH ROW WHEN ((new."courierId" IS NOT NULL)) EXECUTE FUNCTION "Order_courier_guard"();

ALTER TABLE "Order" ENABLE ALWAYS TRIGGER "Order_insert_courier";
ALTER TABLE "Order" ENABLE ALWAYS TRIGGER "Order_update_courier";
