-- What was edited here since the last import, and where the file has something else. Both are NULL in older dry runs.
ALTER TABLE "ImportOrder" ADD COLUMN "disputes" TEXT;
ALTER TABLE "ImportOrder" ADD COLUMN "conflicts" TEXT;
