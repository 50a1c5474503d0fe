ALTER TABLE "Order" ADD COLUMN "recipientPhone" TEXT;
ALTER TABLE "Order" ADD COLUMN "recipientEmail" TEXT;
-- On the delivery date: HH:MM-HH:MM, HH:MM- or -HH:MM.
ALTER TABLE "Order" ADD COLUMN "timeWindow" TEXT;
ALTER TABLE "Order" ADD COLUMN "instructions" TEXT;
ALTER TABLE "Order" ADD COLUMN "reference" TEXT;
ALTER TABLE "Group" ADD COLUMN "timeWindow" TEXT;
