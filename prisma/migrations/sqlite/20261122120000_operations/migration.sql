-- Which operation opened a workspace, started a session, set a password: the same one again does nothing.
ALTER TABLE "Workspace" ADD COLUMN "operationId" TEXT;
ALTER TABLE "Session" ADD COLUMN "operationId" TEXT;
ALTER TABLE "User" ADD COLUMN "passwordOperationId" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "Workspace_operationId_key" ON "Workspace"("operationId");

-- CreateIndex
CREATE UNIQUE INDEX "Session_operationId_key" ON "Session"("operationId");
