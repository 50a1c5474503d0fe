-- Keys are compared byte by byte. A column that refers to one has to be compared in the same way, or its index is of no
-- use where the two tables are joined.
DROP TRIGGER "Order_insert_courier" ON public."Order";
DROP TRIGGER "Order_update_courier" ON public."Order";

ALTER TABLE "Order" ALTER COLUMN "courierId" TYPE TEXT COLLATE "C";
ALTER TABLE "Group" ALTER COLUMN "courierId" TYPE TEXT COLLATE "C";
ALTER TABLE "Invitation" ALTER COLUMN "workspaceId" TYPE TEXT COLLATE "C";
ALTER TABLE "RecoveryCode" ALTER COLUMN "userId" TYPE TEXT COLLATE "C";

-- The guards as they were.
CREATE TRIGGER "Order_insert_courier" BEFORE INSERT ON public."Order" FOR EACH ROW WHEN ((new."courierId" IS NOT NULL)) EXECUTE FUNCTION "Order_courier_guard"();
CREATE TRIGGER "Order_update_courier" BEFORE UPDATE OF "courierId" ON public."Order" FOR EACH ROW WHEN ((new."courierId" IS NOT NULL)) EXECUTE FUNCTION "Order_courier_guard"();
ALTER TABLE "Order" ENABLE ALWAYS TRIGGER "Order_insert_courier";
ALTER TABLE "Order" ENABLE ALWAYS TRIGGER "Order_update_courier";
