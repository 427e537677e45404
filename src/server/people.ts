import { findAccountName, setLanguage } from './modules/accounts/index.ts';
import { openPartnerActors } from './modules/partners/index.ts';
import { openStaffActors } from './modules/staff/index.ts';
import { inTransaction, readAlone, type Db, type Tx } from './platform/db/tx.ts';
import { keptBriefly } from './platform/kept-briefly.ts';
import type { People } from './platform/http/read-request.ts';
import type { Kit } from './platform/kit.ts';

/** How the request layer learns who somebody is; each line is filled by the module that owns those people. */
export function listPeople(db: Db, kit: Kit): People {
  return {
    partnerActor: openPartnerActors(db, kit.crypto),
    staffActor: openStaffActors(db, kit.settings.staffSignIn),
    // greets on every page; a corrected name may be a few seconds late there
    candidateName: keptBriefly(5_000, (accountId, tx?: Tx) => (tx ? findAccountName(tx, accountId) : readAlone(db, (one) => findAccountName(one, accountId)))),
    rememberLang: (accountId, lang) => inTransaction(db, (tx) => setLanguage(tx, accountId, lang)),
  };
}
