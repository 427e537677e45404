import { tellAccount } from '#server/modules/accounts/index.ts';
import { findStanding } from '#server/modules/applications/index.ts';
import { seatMoved } from '#server/modules/seating/index.ts';
import { handleJob, type AnyJobHandler } from '#server/platform/jobs/job.ts';
import { findTerms } from '../facts/sitting-terms.ts';
import { reissueTicket, type Reissuing } from './reissue-ticket.ts';
import type { Whose } from '../tickets.store.ts';

const REASON = '座位调整';

/** A seat that was changed after the freeze (冻结后调整) makes the ticket wrong: it is issued again and its owner told. Without a release, or with nothing changed, there is nothing to do. */
export const movedHandler: AnyJobHandler = handleJob(seatMoved, {
  work: async ({ tx, kit, now }, { accountId, applicationId }) => {
    const whose = { accountId, applicationId };
    const done = await reissueTicket({ tx, kit, now, by: { staffId: null, name: '系统' } }, whose, REASON);
    if (done.ok && done.value.version > 1) await tellReissued({ tx, kit, now }, whose, REASON);
  },
});

/** Tells somebody that the ticket they may have printed is void. */
export async function tellReissued({ tx, kit, now }: Pick<Reissuing, 'tx' | 'kit' | 'now'>, { accountId, applicationId }: Whose, reason: string): Promise<void> {
  const standing = await findStanding(tx, accountId, applicationId);
  const terms = standing && (await findTerms(tx, standing.sittingId, standing.province));
  if (terms) await tellAccount({ tx, kit, now, province: standing.province }, accountId, 'ticket_reissued', (lang) => ({ exam: terms.exam.name[lang], reason }));
}
