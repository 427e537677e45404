import type { DecideRecheck, ProposeRecheck, Rechecks, RecheckState } from '#contracts/rechecks.ts';
import { refusalText } from '#contracts/refusals.ts';
import { forbidden } from '#contracts/refusals/forbidden.ts';
import { covers, provinceOf } from '#server/kernel/jurisdiction.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { accountNames } from '#server/modules/accounts/index.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import type { Kit } from '#server/platform/kit.ts';
import { archiveResults } from '../archive/archive-results.ts';
import { takeSitting, type Scoring } from '../asking.ts';
import { listPapers, listScored } from '../cards/cards.store.ts';
import { makeCards } from '../cards/make-cards.ts';
import { markText } from '../domain/marks.ts';
import { refusalsToDecide, refusalsToPropose } from '../domain/recheck.ts';
import { letterOf, type LetterOf } from './recheck-letter.ts';
import { correctMark, countRechecks, decideOutcome, findRecheck, listRechecks, lockRecheck, proposeOutcome, type Recheck } from './rechecks.store.ts';

async function takeRecheck(scoring: Scoring, sittingId: string, application: string, subject: string): Promise<Result<Recheck>> {
  const sitting = await takeSitting(scoring, sittingId);
  if (!sitting.ok) return sitting;
  const held = await lockRecheck(scoring.tx, sittingId, application, subject);
  return held && covers(scoring.by.jurisdiction, { province: held.province, exam: sitting.value.examCode }) ? ok(held) : refusedFor('recheck.not_found');
}

/** Proposes what a re-check found (复查结论): the mark stays, or another one is right. */
export async function proposeRecheck(scoring: Scoring, sittingId: string, body: ProposeRecheck): Promise<Result<undefined>> {
  const taken = await takeRecheck(scoring, sittingId, body.application, body.subject);
  if (!taken.ok) return taken;
  const [person] = await listScored(scoring.tx, sittingId, { numbers: [taken.value.number] });
  const paper = (await listPapers(scoring.tx, sittingId)).find((p) => p.levelCode === person?.levelCode && p.specialtyCode === person.specialtyCode && p.code === body.subject);
  const no = refusalsToPropose(taken.value, body, paper?.fullTenths, body.version);
  if (no.length > 0) return refused(no);
  await proposeOutcome(scoring.tx, taken.value, body, scoring.by, new Date(scoring.now));
  return ok(undefined);
}

/** Confirms an outcome as the second person, or gives it back; a corrected mark counts at once, on the card and in the file. */
export async function decideRecheck(scoring: Scoring, kit: Kit, sittingId: string, { application, subject, version, decision }: DecideRecheck): Promise<Result<undefined>> {
  const { tx, now, by } = scoring;
  const taken = await takeRecheck(scoring, sittingId, application, subject);
  if (!taken.ok) return taken;
  const no = refusalsToDecide(taken.value, decision, by, version);
  if (no.length > 0) return refused(no);
  await decideOutcome(tx, taken.value, decision, by, new Date(now));
  const sitting = await takeSitting(scoring, sittingId);
  if (decision === 'confirm' && taken.value.newMark !== null && sitting.ok) {
    await correctMark(tx, taken.value, taken.value.newMark);
    const people = await listScored(tx, sittingId, { numbers: [taken.value.number] });
    await makeCards(tx, kit, sitting.value, people, now);
    await archiveResults(tx, kit, sitting.value, people, now);
  }
  return ok(undefined);
}

/** The letter of a re-check in the caller's part of the country. */
export async function readLetterWithin(scoring: Pick<Scoring, 'tx' | 'by'>, kit: Kit, sittingId: string, application: string, subject: string): Promise<Result<LetterOf>> {
  const sitting = await takeSitting(scoring, sittingId);
  if (!sitting.ok) return sitting;
  const found = await findRecheck(scoring.tx, sittingId, application, subject);
  return found && covers(scoring.by.jurisdiction, { province: found.province, exam: sitting.value.examCode }) ? letterOf(scoring.tx, kit, found) : refusedFor('recheck.not_found');
}

const A_PAGE = 50;

/** The re-checks in the caller's part of the country, page by page. */
export async function viewRechecks(scoring: Scoring, sittingId: string, where: { state: RecheckState; after: string }): Promise<Result<Rechecks>> {
  const { tx, lang, by } = scoring;
  const sitting = await takeSitting(scoring, sittingId);
  if (!sitting.ok) return sitting;
  const province = provinceOf(by.jurisdiction);
  const found = await listRechecks(tx, sittingId, { ...where, province }, A_PAGE + 1);
  const shown = found.slice(0, A_PAGE);
  const names = await accountNames(tx, shown.map((r) => r.accountId));
  const places = catalogueNames(tx, lang);
  // specialties sit papers of their own under one code
  const papers = new Map((await listPapers(tx, sittingId)).map((p) => [`${p.levelCode} ${p.specialtyCode} ${p.code}`, lang === 'zh' ? p.nameZh : p.nameEn]));
  const sits = new Map((await listScored(tx, sittingId, { numbers: shown.map((r) => r.number) })).map((p) => [p.number, `${p.levelCode} ${p.specialtyCode}`]));
  const rechecks = [];
  for (const r of shown) {
    const [no] = by.permissions.includes('score.recheck') ? refusalsToDecide(r, 'confirm', by) : [forbidden('score.recheck')];
    rechecks.push({
      application: r.applicationId, subject: r.subject, subjectName: papers.get(`${sits.get(r.number) ?? ''} ${r.subject}`) ?? r.subject, ticket: r.number, name: names.get(r.accountId) ?? '', province: await places.province(r.province), mark: r.mark === null ? '—' : markText(r.mark, lang), statement: r.statement, state: r.state, version: r.rowVersion,
      askedAt: r.askedAt, outcome: r.outcome, newMark: r.newMark === null ? null : markText(r.newMark, lang), findings: r.findings, proposedBy: r.proposedByName, answeredBy: r.answeredByName, mayPropose: r.state !== 'answered' && by.permissions.includes('score.recheck'), confirmClosed: no ? refusalText(no, lang) : null,
    });
  }
  const last = shown.at(-1);
  return ok({ rechecks, counts: await countRechecks(tx, sittingId, province), next: found.length > A_PAGE && last ? `${last.number}${last.subject}` : null });
}
