import { PrefectureCode, ProvinceCode } from '#contracts/regions.ts';
import { refusalText } from '#contracts/refusals.ts';
import { SUSPENSION_ACTS, type SuspendedFilters, type SuspendedList, type SuspensionId, type SuspensionLine, type SuspensionList, type SuspensionWhole } from '#contracts/suspensions.ts';
import type { Words } from '#contracts/words.ts';
import { sittingName } from '#contracts/sitting-name.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { accountNames } from '#server/modules/accounts/index.ts';
import { findPrefecture, findProvince, getExam, getSitting } from '#server/modules/catalogue/index.ts';
import { sumRefundsOf } from '#server/modules/payments/index.ts';
import { pairKey, pairOf } from '#server/platform/lists/list-source.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Suspending } from './asking.ts';
import type { Area } from './area.ts';
import { findCentreOf } from './centres.store.ts';
import { refusalsToActOn } from './domain/suspension-acts.ts';
import { ledgerOf } from './ledger.ts';
import { listPeople, sumPeople, sumWaiting } from './people.store.ts';
import { halfDayNames } from './scope-facts.ts';
import { findSuspension, listActs, listChecks, listSuspensions, type Suspension } from './suspensions.store.ts';
import { maySuspendIn } from './suspensions.scope.ts';

const PAGE = 50;

/** A place in words. */
export async function areaWords(tx: Tx, area: Area): Promise<Words> {
  switch (area.kind) {
    case 'nation': return { zh: '全国', en: 'the whole country' };
    case 'province': return (await findProvince(tx, ProvinceCode.parse(area.province)))?.name ?? { zh: area.province ?? '', en: area.province ?? '' };
    case 'prefecture': return (await findPrefecture(tx, PrefectureCode.parse(area.prefecture)))?.name ?? { zh: area.prefecture ?? '', en: area.prefecture ?? '' };
    case 'centre': {
      const name = (await findCentreOf(tx, area.centreId ?? ''))?.name ?? '';
      return { zh: name, en: name };
    }
  }
}

async function lineOf(tx: Tx, s: Suspension): Promise<SuspensionLine> {
  const [{ name }, sitting] = [await getExam(tx, s.examCode), await getSitting(tx, s.sittingId)];
  return {
    id: s.id, sitting: sittingName({ year: s.examYear }, name), place: await areaWords(tx, s.area), halfDays: halfDayNames(sitting, s.halfDays), remedy: s.remedy, state: s.state, reason: s.reason, documentNumber: s.documentNumber,
    people: s.effect.people, paidInFen: s.effect.paidInFen, proposedBy: s.proposedByName, proposedAt: s.proposedAt, approvedBy: s.approvedByName,
  };
}

/** 停考事项: those of a jurisdiction, a page at a time. */
export async function viewSuspensions({ tx, by }: Suspending, f: { state: string | undefined; sitting: string | undefined; after: string | undefined }): Promise<SuspensionList> {
  const found = await listSuspensions(tx, by.jurisdiction, f, PAGE + 1);
  const lines = [];
  for (const s of found.slice(0, PAGE)) lines.push(await lineOf(tx, s));
  return { lines, next: found.length > PAGE ? (lines.at(-1)?.id ?? null) : null, mayPropose: by.permissions.includes('suspension.propose') && (by.jurisdiction.kind === 'nation' || by.jurisdiction.kind === 'province') };
}

/** One suspension: its progress, its money, and what may be done with it or why not. */
export async function viewSuspension({ tx, by, now, lang }: Suspending, id: SuspensionId): Promise<Result<SuspensionWhole>> {
  const s = await findSuspension(tx, by.jurisdiction, id);
  if (!s) return refusedFor('suspension.not_found');
  const [sums, waiting, refunds, history, checks] = await Promise.all([sumPeople(tx, id), sumWaiting(tx, id), sumRefundsOf(tx, id), listActs(tx, id), listChecks(tx, id)]);
  const facts = { ...s, resitApproved: s.resitApprovedById !== null, resitPeople: sums.resit, undecided: sums.undecided };
  const needed = { approve: 'suspension.approve', approve_resit: 'suspension.approve', return_resit: 'suspension.approve' } as const;
  const mine = maySuspendIn(by.jurisdiction, s.area, s.examCode);
  const acts = SUSPENSION_ACTS.filter((act) => mine && by.permissions.includes(act in needed ? 'suspension.approve' : 'suspension.propose')).map((act) => ({ act, reasons: refusalsToActOn(act, facts, by.staffId, now).map((r) => refusalText(r, lang)) }));
  return ok({
    ...(await lineOf(tx, s)), version: s.version, sittingId: s.sittingId, examDays: (await getSitting(tx, s.sittingId)).examOn.length, chooseUntil: s.chooseUntil, effect: s.effect, words: s.words, ledger: ledgerOf(sums, waiting, refunds), approvedAt: s.approvedAt, inEffectAt: s.inEffectAt, articleId: s.articleId,
    progress: { people: Math.max(sums.people, s.effect.people), told: sums.people, settled: sums.settled, undecided: sums.undecided, refund: sums.refund, resit: sums.resit, moved: sums.moved },
    resit: s.resit && s.resitProposedByName !== null ? { ...s.resit, proposedBy: s.resitProposedByName, approvedBy: s.resitApprovedByName, sittingId: s.resitSittingId } : null,
    checks, acts, history,
  });
}

/** 停考人员名单: whom a suspension touched, with what each has and where their refund is. */
export async function viewPeople({ tx, by }: Suspending, f: SuspendedFilters & { after: string }): Promise<Result<SuspendedList>> {
  if (!(await findSuspension(tx, by.jurisdiction, f.suspension))) return refusedFor('suspension.not_found');
  const rows = await listPeople(tx, by.jurisdiction, { suspensionId: f.suspension, remedy: f.remedy, prefecture: f.prefecture }, pairOf(f.after === '' ? undefined : f.after), PAGE + 1);
  const page = rows.slice(0, PAGE);
  const names = await accountNames(tx, page.map((p) => p.accountId));
  const people: SuspendedList['people'] = [];
  for (const p of page) {
    const place = p.prefecture === '' ? undefined : await findPrefecture(tx, PrefectureCode.parse(p.prefecture));
    people.push({ accountId: p.accountId, applicationId: p.applicationId, number: p.number, name: names.get(p.accountId) ?? '', place: place?.name ?? { zh: p.prefecture, en: p.prefecture }, whole: p.whole, subjects: p.subjects, remedy: p.remedy, paidInFen: p.paidInFen, ticketWithdrawn: p.ticketWithdrawn, moved: p.moved, refund: p.refund });
  }
  const last = page.at(-1);
  return ok({ people, next: rows.length > PAGE && last ? pairKey(last.accountId, last.applicationId) : null });
}
