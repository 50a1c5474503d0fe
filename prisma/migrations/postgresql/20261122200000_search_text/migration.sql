-- What search and sort read, folded. It is filled from the orders and the log before the next migration
-- (lib/orders/fill-search-text.ts), which is why the guard of changed orders is away until then.
DROP TRIGGER "Order_update_guard" ON "Order";

-- Sorted as SQLite sorts the words.
ALTER TABLE "Order" ALTER COLUMN "status" DROP DEFAULT;
ALTER TYPE "OrderStatus" RENAME TO "OrderStatus_before";
CREATE TYPE "OrderStatus" AS ENUM ('DELIVERED', 'ONGOING');
ALTER TABLE "Order" ALTER COLUMN "status" TYPE "OrderStatus" USING "status"::text::"OrderStatus";
ALTER TABLE "Order" ALTER COLUMN "status" SET DEFAULT 'ONGOING';
DROP TYPE "OrderStatus_before";

ALTER TABLE "Order" ADD COLUMN "searchText" TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE "Order" ADD COLUMN "senderKey" TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE "Order" ADD COLUMN "recipientKey" TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE "Order" ADD COLUMN "addressKey" TEXT COLLATE "C" NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "OrderText" (
    "key" SERIAL NOT NULL,
    "workspaceId" TEXT COLLATE "C" NOT NULL,
    "orderDbId" TEXT COLLATE "C" NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "OrderText_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "OrderText_orderDbId_key" ON "OrderText"("orderDbId");
