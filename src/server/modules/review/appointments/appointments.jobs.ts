import { z } from 'zod';
import { beijingTime } from '#contracts/dates.ts';
import { AccountId } from '#contracts/ids.ts';
import { tellAccount } from '#server/modules/accounts/index.ts';
import { findApplication, gatherOffer } from '#server/modules/applications/index.ts';
import { declareJob, declareSchedule, handleJob } from '#server/platform/jobs/job.ts';
import { findReviewPoint } from '#server/modules/catalogue/index.ts';
import { findAppointment, giveBackPlace, listNeedless, listOverdue, settleAppointment } from './appointments.store.ts';

/** Reminds of an appointment the day before; one that was changed or cancelled meanwhile reminds of nothing. */
export const remind = declareJob({ name: 'review.remind-of-appointment', payload: z.object({ accountId: AccountId, appointmentId: z.uuid() }), attempts: 6 });

export const onRemind = handleJob(remind, {
  work: async ({ tx, kit, now }, { accountId, appointmentId }) => {
    const booked = await findAppointment(tx, accountId, appointmentId);
    if (booked?.state !== 'booked' || booked.startsAt <= now) return;
    const app = await findApplication(tx, kit.crypto, accountId, booked.applicationId);
    const point = await findReviewPoint(tx, booked.point);
    if (!app || !point) return;
    const { exam } = await gatherOffer(tx, app);
    await tellAccount({ tx, kit, now, province: app.province, useBefore: booked.startsAt }, accountId, 'appointment_reminder', (lang) => ({ exam: exam.name[lang], at: beijingTime(booked.startsAt), place: `${point.name[lang]}（${point.address}）` }));
  },
});

/** Every hour: who was booked and did not come is marked as missed (爽约), so that the day's list is complete; places of applications that no longer need them go to others. */
export const markMissed = declareJob({ name: 'review.mark-missed-appointments', payload: z.object({}), attempts: 3 });

const BATCH = 500;
const SIX_HOURS = 6 * 3_600_000;

export const onMarkMissed = handleJob(markMissed, {
  work: async ({ tx, now }) => {
    for (const appointment of await listOverdue(tx, now - SIX_HOURS, BATCH)) await settleAppointment(tx, appointment, 'missed', { staffId: null, at: now });
    for (const needless of await listNeedless(tx, now, BATCH)) {
      if (await settleAppointment(tx, needless, 'cancelled', { staffId: null, at: now })) await giveBackPlace(tx, needless);
    }
  },
});

export const markMissedHourly = declareSchedule({ job: markMissed, cron: '20 * * * *' });
