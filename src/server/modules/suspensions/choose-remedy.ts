import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { ChooseRemedy, OwnSuspension, SuspensionId } from '#contracts/suspensions.ts';
import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import { sittingName } from '#contracts/sitting-name.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { findProvinceConfig, getExam, getSitting, subjectsOf } from '#server/modules/catalogue/index.ts';
import { findApplication } from '#server/modules/applications/index.ts';
import { findSuspensionRefund } from '#server/modules/payments/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { refusalsToChooseRemedy } from './domain/suspension-acts.ts';
import { listOfApplication, writeChoice, type Person } from './people.store.ts';
import { areaWords } from './present-suspension.ts';
import { continueSuspension } from './suspensions.jobs-declared.ts';
import { getSuspension } from './suspensions.store.ts';

export type Owning = { tx: Tx; kit: Kit; now: Instant; accountId: AccountId; lang: Lang };

/** 选择退费或延期考试: the candidate's own, until the moment that was set; who takes the fee back leaves and cannot come back. */
export async function chooseRemedy({ tx, now, accountId }: Owning, applicationId: ApplicationId, { remedy }: ChooseRemedy): Promise<Result<{ remedy: 'refund' | 'resit'; suspensionId: SuspensionId }>> {
  const [mine] = await listOfApplication(tx, accountId, applicationId, { lock: true });
  if (!mine) return refusedFor('suspension.none_here');
  const s = await getSuspension(tx, mine.suspensionId);
  const no = refusalsToChooseRemedy(mine, s, now);
  if (no.length > 0) return refused(no);
  if (mine.remedy !== remedy) {
    await writeChoice(tx, mine, remedy, new Date(now));
    await enqueue(tx, continueSuspension, { suspensionId: s.id });
  }
  return ok({ remedy, suspensionId: s.id });
}

/** What a candidate reads of the suspension of their exam: why, what they get for it, by when to choose, and where their money is. */
export async function viewOwnSuspension({ tx, kit, now, accountId, lang }: Owning, applicationId: ApplicationId): Promise<Result<OwnSuspension>> {
  const [mine] = await listOfApplication(tx, accountId, applicationId);
  const app = mine && (await findApplication(tx, kit.crypto, accountId, applicationId));
  if (!mine || !app) return refusedFor('suspension.none_here');
  const s = await getSuspension(tx, mine.suspensionId);
  const exam = await getExam(tx, s.examCode);
  const sitting = await getSitting(tx, s.sittingId);
  const names = subjectsOf(exam, app.form?.levelCode ?? '', app.form?.specialtyCode ?? '', sitting.year);
  return ok({
    applicationId, exam: sittingName({ year: s.examYear }, exam.name), place: await areaWords(tx, s.area), reason: s.reason, documentNumber: s.documentNumber, phone: (await findProvinceConfig(tx, s.sittingId, mine.province))?.phone ?? '',
    whole: mine.whole, subjects: mine.subjects.map((code) => names.find((n) => n.code === code)?.name ?? { zh: code, en: code }), remedy: mine.remedy, chooseUntil: s.chooseUntil, mayChoose: refusalsToChooseRemedy(mine, s, now).length === 0,
    refund: (await findSuspensionRefund(tx, mine, lang)) ?? null, resit: resitOf(mine, s.resitSittingId === null ? null : s.resit),
  });
}

function resitOf(p: Person, resit: OwnSuspension['resit']): OwnSuspension['resit'] {
  return p.remedy === 'resit' ? resit : null;
}
