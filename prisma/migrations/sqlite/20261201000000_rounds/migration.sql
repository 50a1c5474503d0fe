-- CreateTable
CREATE TABLE "Round" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "courierId" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "stops" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Round_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "Round_workspaceId_courierId_fkey" FOREIGN KEY ("workspaceId", "courierId") REFERENCES "User" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- CreateIndex
CREATE UNIQUE INDEX "Round_workspaceId_courierId_date_key" ON "Round"("workspaceId", "courierId", "date");

-- AlterTable
ALTER TABLE "User" ADD COLUMN "navigationApp" TEXT;
