import { backupStatus } from "#api/endpoints/care.ts";
import { readBackupStatus } from "#server/backup/status.ts";
import { route } from "#server/http/call.ts";
import type { Route } from "#server/http/call.ts";

export const backupRoutes: readonly Route[] = [route(backupStatus, readBackupStatus)];
