-- By what Order IDs are sorted as people count. It is filled before the next migration (lib/orders/fill-search-text.ts),
-- which is why the guard of changed orders is away until then.
DROP TRIGGER "Order_update_guard";

ALTER TABLE "Order" ADD COLUMN "orderIdKey" TEXT NOT NULL DEFAULT '';
