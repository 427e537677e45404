import { beijingDay } from '#contracts/dates.ts';
import { sumRefundsOf } from '#server/modules/payments/index.ts';
import { handleJob, type AnyJobHandler } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { listUntouched } from './affected.store.ts';
import { decideSilent, listToMove, listUnsettled, sumPeople, sumWaiting } from './people.store.ts';
import { ledgerOf } from './ledger.ts';
import { checkSuspensions, continueSuspension, keepSuspensions } from './suspensions.jobs-declared.ts';
import { getSuspension, keepCheck, listLive, stepSuspension } from './suspensions.store.ts';
import { continueWork, stillAhead, touch } from './work-suspension.ts';

const LATE = 200;

export const suspensionHandlers: readonly AnyJobHandler[] = [
  handleJob(continueSuspension, {
    work: async ({ tx, kit, now }, { suspensionId }) => {
      if (await continueWork({ tx, kit, now }, suspensionId)) await enqueue(tx, continueSuspension, { suspensionId });
    },
  }),
  handleJob(keepSuspensions, {
    work: async ({ tx, kit, now }) => {
      for (const one of await listLive(tx)) {
        if (one.state === 'in_effect') {
          const s = await getSuspension(tx, one.id, { lock: true });
          if (s.remedy === 'choice' && s.chooseUntil !== null && s.chooseUntil <= now) {
            const silent = await decideSilent(tx, s.id, new Date(now));
            if (silent > 0) await stepSuspension(tx, s, 'close_choice', {}, { detail: String(silent) }, { staffId: null, name: '系统' }, new Date(now));
          }
          // whoever completed after everybody was told: only where the whole of a place is stopped is it certain that it touches them
          if (s.area.centreId === null && s.halfDays.length === 0 && (await stillAhead(tx, s, now))) await touch({ tx, kit, now }, s, await listUntouched(tx, s.id, s, LATE));
          if ((await listUnsettled(tx, s.id, 1)).length === 0 && (s.resitSittingId === null || (await listToMove(tx, s.id, 1)).length === 0)) continue;
        }
        await enqueue(tx, continueSuspension, { suspensionId: one.id });
      }
    },
  }),
  handleJob(checkSuspensions, {
    work: async ({ tx, kit, now }) => {
      for (const s of await listLive(tx)) {
        const l = ledgerOf(await sumPeople(tx, s.id), await sumWaiting(tx, s.id), await sumRefundsOf(tx, s.id));
        await keepCheck(tx, s.id, beijingDay(now), { paid: l.paidInFen, refunded: l.refundedInFen, underWay: l.underWayInFen, failed: l.failedInFen, kept: l.keptInFen, undecided: l.undecidedInFen }, new Date(now));
        if (l.differenceInFen !== 0) kit.logger.error({ suspension: s.id, differenceInFen: l.differenceInFen }, 'the money of a suspension does not add up');
      }
    },
  }),
];
