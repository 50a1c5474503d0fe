-- CreateTable
CREATE TABLE "Round" (
    "id" TEXT COLLATE "C" NOT NULL,
    "workspaceId" TEXT COLLATE "C" NOT NULL,
    "courierId" TEXT COLLATE "C" NOT NULL,
    "date" TEXT NOT NULL,
    "stops" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Round_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Round_workspaceId_courierId_date_key" ON "Round"("workspaceId", "courierId", "date");

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_workspaceId_courierId_fkey" FOREIGN KEY ("workspaceId", "courierId") REFERENCES "User"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AlterTable
ALTER TABLE "User" ADD COLUMN "navigationApp" TEXT;
