-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "leaseUntil" DATETIME,
    "failures" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Job_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "Job_workspaceId_userId_fkey" FOREIGN KEY ("workspaceId", "userId") REFERENCES "User" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- CreateIndex
CREATE INDEX "Job_leaseUntil_idx" ON "Job"("leaseUntil");

-- CreateIndex
CREATE INDEX "Job_workspaceId_kind_idx" ON "Job"("workspaceId", "kind");

-- How the dry run and the import went, which outlasts its rows.
ALTER TABLE "Import" ADD COLUMN "counts" TEXT;
ALTER TABLE "Import" ADD COLUMN "clearedAt" DATETIME;

-- CreateIndex
CREATE INDEX "Import_clearedAt_createdAt_idx" ON "Import"("clearedAt", "createdAt");
