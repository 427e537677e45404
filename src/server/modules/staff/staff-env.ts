import type { Lang } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Oidc } from '#server/platform/oidc/oidc.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** What staff needs of the module that knows provinces and review points by name. */
export type StaffEnv = { /** The identity provider of the staff's house; nothing where single sign-on is not in use. */ sso?: Oidc | undefined; nameJurisdiction: (tx: Tx, jurisdiction: Jurisdiction, lang: Lang) => Promise<string> };
