import type { ApplicationForm } from '#contracts/applications.ts';
import type { ProvinceConfig } from '#contracts/catalogue.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { Sound } from '#contracts/sound.ts';
import { refused, type Result } from '#server/kernel/result.ts';
import { fileKey, findCandidateFile } from '#server/modules/candidate-files/index.ts';
import { findMajorTables, listFees, listReviewPoints } from '#server/modules/catalogue/index.ts';
import { isRouteClosed } from '#server/modules/commitments/index.ts';
import { verifyTitles } from '#server/modules/verification/index.ts';
import type { Application } from '../application.ts';
import { assessForm, refusalsOfParts, type AssessFacts, type Assessment } from '../assess-form.ts';
import { commitmentStep } from '../domain/commitment-route.ts';
import { refusalsOutsideApply } from '../domain/window-guards.ts';
import { refusalsToSaveUnlocked } from '../domain/unlock.ts';
import { hasIntegrityHold } from '../gather-facts.ts';
import { titlesReliedOn } from '../material-demands.ts';
import { moveApplication } from '../move-application.ts';
import { configOf, takePlaced, type Asking, type Taken } from '../take-application.ts';

/** 保存 (T5, D-07): the conditions judge first; an accepted form waits for the commitment, or where none is asked for the last check. */
export async function saveApplication(asking: Asking, id: ApplicationId, form: ApplicationForm): Promise<Result<Application>> {
  const taken = await takePlaced(asking, id);
  if (!taken.ok) return taken;
  const { app, offer, person, photoAwaits } = taken.value;
  const closed = refusalsOutsideApply(taken.value.config.windows, asking.now);
  if (closed.length > 0) return refused(closed);
  const [assessed, integrityHold, closedThisYear] = await Promise.all([
    assess(asking, taken.value, form), hasIntegrityHold(asking, person), isRouteClosed(asking.tx, app.accountId, { examCode: app.examCode, examYear: app.examYear }),
  ]);
  if (!assessed.ok) return assessed;
  const a = assessed.value;
  const locked = refusalsToSaveUnlocked(app, form, a.amount.dueInFen);
  if (locked.length > 0) return refused(locked);
  await verifyTitles(asking.tx, asking.kit.crypto, app.accountId, titlesReliedOn(form, a.verdict.reliesOn), asking.now);
  const step = commitmentStep({ mode: offer.sitting.commitmentMode, integrityHold, closedThisYear });
  const photoReviewed = offer.sitting.photoReview === 'all' || (offer.sitting.photoReview === 'new' && !a.returning);
  return moveApplication(asking.tx, asking.kit.crypto, app, {
    act: 'save', by: 'candidate', byId: asking.actor.accountId, photoAwaits, windows: taken.value.config.windows,
    also: step === 'none' ? { data: 'checking', commitment: 'declined' } : { commitment: 'unsigned' },
    changes: {
      form, evaluation: a.verdict, majorMatches: a.majorMatches, mismatchAnsweredAt: null, fileNumber: a.fileNumber, dueInFen: a.amount.dueInFen, photoReviewed, reviewReason: null,
    },
  }, asking.now);
}

/** Every no to a form of which only parts could be read (`faulty` could not); an application that cannot be saved at all has only that no. */
export async function refusalsToSave(asking: Asking, id: ApplicationId, form: Sound<ApplicationForm>, faulty: ReadonlySet<string>): Promise<Refusal[]> {
  const taken = await takePlaced(asking, id);
  if (!taken.ok) return taken.refusals;
  const facts = await gatherFormFacts(asking, taken.value, taken.value.config);
  return [...refusalsOutsideApply(taken.value.config.windows, asking.now), ...refusalsOfParts(form, faulty, facts)];
}

/** Gathers what the form is judged by and judges it; also used to show what a draft would come to. */
export async function assess(asking: Asking, taken: Taken, form: ApplicationForm): Promise<Result<Assessment>> {
  const config = configOf({ ...taken, photoAwaits: false });
  return config.ok ? assessForm(form, await gatherFormFacts(asking, taken, config.value)) : config;
}

async function gatherFormFacts({ tx, kit }: Asking, { offer, person }: Taken, config: ProvinceConfig): Promise<AssessFacts> {
  return {
    offer: { ...offer, config }, person,
    reviewPoints: await listReviewPoints(tx, { province: config.province }),
    fees: await listFees(tx, offer.exam.code, config.province, offer.sitting.year),
    majorTables: await findMajorTables(tx, offer.exam.code, offer.sitting.year),
    file: await findCandidateFile(tx, fileKey(kit.crypto, person.account, offer.exam.code)),
  };
}
