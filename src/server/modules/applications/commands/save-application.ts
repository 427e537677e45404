import type { ApplicationForm } from '#contracts/applications.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import { refused, type Result } from '#server/kernel/result.ts';
import { fileKey, findCandidateFile } from '#server/modules/candidate-files/index.ts';
import { findMajorTable, listFees, listReviewPoints } from '#server/modules/catalogue/index.ts';
import { isRouteClosed } from '#server/modules/commitments/index.ts';
import type { Application } from '../application.ts';
import { assessForm, type Assessment } from '../assess-form.ts';
import { commitmentStep } from '../domain/commitment-route.ts';
import { refusalsOutsideApply } from '../domain/window-guards.ts';
import { moveApplication } from '../move-application.ts';
import { configOf, takePlaced, type Asking, type Taken } from '../take-application.ts';

/** 保存 (T5, D-07): the conditions judge first; an accepted form waits for the commitment, or where none is asked for the last check. */
export async function saveApplication(asking: Asking, id: ApplicationId, form: ApplicationForm): Promise<Result<Application>> {
  const taken = await takePlaced(asking, id);
  if (!taken.ok) return taken;
  const { app, offer, person, photoAwaits } = taken.value;
  const closed = refusalsOutsideApply(taken.value.config.windows, asking.now);
  if (closed.length > 0) return refused(closed);
  const assessed = await assess(asking, taken.value, form);
  if (!assessed.ok) return assessed;
  const a = assessed.value;
  const step = commitmentStep({
    mode: offer.sitting.commitmentMode, integrityHold: person.integrityHold,
    closedThisYear: await isRouteClosed(asking.tx, app.accountId, { examCode: app.examCode, examYear: app.examYear }),
  });
  const photoReviewed = offer.sitting.photoReview === 'all' || (offer.sitting.photoReview === 'new' && !a.returning);
  return moveApplication(asking.tx, asking.kit.crypto, app, {
    act: 'save', by: 'candidate', byId: asking.actor.accountId, photoAwaits, windows: taken.value.config.windows,
    also: step === 'none' ? { data: 'checking', commitment: 'declined' } : { commitment: 'unsigned' },
    changes: {
      form, evaluation: a.verdict, majorMatches: a.majorMatches, mismatchAnsweredAt: null, fileNumber: a.fileNumber, dueInFen: a.amount.dueInFen, photoReviewed, reviewReason: null,
    },
  }, asking.now);
}

/** Gathers what the form is judged by and judges it; also used to show what a draft would come to. */
export async function assess({ tx, kit }: Asking, { app, offer, person }: Taken, form: ApplicationForm): Promise<Result<Assessment>> {
  const config = configOf({ app, offer, person, photoAwaits: false });
  if (!config.ok) return config;
  return assessForm(form, {
    offer: { ...offer, config: config.value }, person,
    reviewPoints: await listReviewPoints(tx, { province: config.value.province }),
    fees: await listFees(tx, offer.exam.code, config.value.province, offer.sitting.year),
    majorTable: await findMajorTable(tx, offer.exam.code, offer.sitting.year),
    file: await findCandidateFile(tx, fileKey(kit.crypto, person.account, offer.exam.code)),
  });
}
