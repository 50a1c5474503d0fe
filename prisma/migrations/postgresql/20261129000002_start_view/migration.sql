-- What the list of orders opens with for those who chose nothing else: the name of a built-in view.
ALTER TABLE "Workspace" ADD COLUMN "startView" TEXT NOT NULL DEFAULT 'all';
