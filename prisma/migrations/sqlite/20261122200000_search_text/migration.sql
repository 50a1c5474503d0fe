-- What search and sort read, folded. It is filled from the orders and the log before the next migration
-- (lib/orders/fill-search-text.ts), which is why the guard of changed orders is away until then.
DROP TRIGGER "Order_update_guard";

ALTER TABLE "Order" ADD COLUMN "searchText" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Order" ADD COLUMN "senderKey" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Order" ADD COLUMN "recipientKey" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Order" ADD COLUMN "addressKey" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "OrderText" (
    "key" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" TEXT NOT NULL,
    "orderDbId" TEXT NOT NULL,
    "text" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "OrderText_orderDbId_key" ON "OrderText"("orderDbId");
