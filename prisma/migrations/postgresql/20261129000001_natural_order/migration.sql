-- CreateIndex
CREATE INDEX "Order_workspaceId_orderIdKey_orderId_idx" ON "Order"("workspaceId", "orderIdKey", "orderId");

-- The guard as it was.
CREATE TRIGGER "Order_update_guard" BEFORE UPDATE ON public."Order" FOR EACH ROW EXECUTE FUNCTION "Order_update_guard"();
ALTER TABLE "Order" ENABLE ALWAYS TRIGGER "Order_update_guard";
