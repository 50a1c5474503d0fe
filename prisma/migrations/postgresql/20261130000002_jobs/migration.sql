-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT COLLATE "C" NOT NULL,
    "workspaceId" TEXT COLLATE "C" NOT NULL,
    "userId" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT NOT NULL,
    "leaseUntil" TIMESTAMP(3),
    "failures" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Job_leaseUntil_idx" ON "Job"("leaseUntil");

-- CreateIndex
CREATE INDEX "Job_workspaceId_kind_idx" ON "Job"("workspaceId", "kind");

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_workspaceId_userId_fkey" FOREIGN KEY ("workspaceId", "userId") REFERENCES "User"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- How the dry run and the import went, which outlasts its rows.
ALTER TABLE "Import" ADD COLUMN "counts" TEXT;
ALTER TABLE "Import" ADD COLUMN "clearedAt" TIMESTAMP(3);

-- CreateIndex
CREATE INDEX "Import_clearedAt_createdAt_idx" ON "Import"("clearedAt", "createdAt");
