ALTER TABLE "Order" ADD COLUMN "attempts" INTEGER;
ALTER TABLE "Order" ADD COLUMN "attemptReason" TEXT;
-- ISO 8601 in UTC.
ALTER TABLE "Order" ADD COLUMN "attemptedAt" TEXT;
-- The delivery date that the last failed attempt was for.
ALTER TABLE "Order" ADD COLUMN "attemptedFor" TEXT;
CREATE INDEX "Order_workspaceId_status_attemptedFor_id_idx" ON "Order"("workspaceId", "status", "attemptedFor", "id");
-- One per line; NULL for the default ones.
ALTER TABLE "Workspace" ADD COLUMN "attemptReasons" TEXT;
