-- Working days as ascending ISO weekday digits, 1 for Monday; holidays as ascending dates, separated by a space.
ALTER TABLE "Workspace" ADD COLUMN "workingDays" TEXT NOT NULL DEFAULT '12345';
ALTER TABLE "Workspace" ADD COLUMN "holidays" TEXT NOT NULL DEFAULT '';
