-- AlterTable
ALTER TABLE "project" ADD COLUMN     "scenarios" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "project_version" ADD COLUMN     "scenarios" JSONB NOT NULL DEFAULT '[]';
