-- The Excel workbook of an import that isn't applied yet, in Base64. NULL for other files.
ALTER TABLE "Import" ADD COLUMN "workbook" TEXT;
