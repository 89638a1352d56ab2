import type { z } from "zod";
import type { readAccount } from "#api/endpoints/accounts.ts";

/** An account with its roles, as an administrator sees it. */
export type OneAccount = z.output<(typeof readAccount)["output"]>;
