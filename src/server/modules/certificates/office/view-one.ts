import { COPY_PURPOSE_WORDS } from '#contracts/certificates.ts';
import type { CaseAct, CertificateCase, CertificateWhole } from '#contracts/certificate-cases.ts';
import { refusalText, type Refusal } from '#contracts/refusals.ts';
import type { Permission } from '#contracts/staff.ts';
import { forbidden } from '#contracts/refusals/forbidden.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import { mayIssueIn, type Certifying } from '../asking.ts';
import { cardOf, sheetOf } from '../cards/card.ts';
import { listCaseActs, listCasesOf, type Case } from '../cases/cases.store.ts';
import { isStaleNow } from '../cases/propose-case.ts';
import { findContent, listActs, listVersions, type Certificate } from '../certificates.store.ts';
import { refusalsToMoveCase, refusalsToOpenCase } from '../domain/case-acts.ts';
import { openFacts } from '../facts/certificate-facts.ts';
import { listCopies } from '../mine/copies.store.ts';

const PERMISSION: Record<CaseAct, Permission> = { propose: 'certificate.issue', return: 'certificate.approve', approve: 'certificate.approve', withdraw: 'certificate.issue', serve: 'certificate.issue' };

/** One certificate as officers see it: what it says, versions, copies (for what, not for whom), cases and what may be done. */
export async function viewOne(certifying: Certifying, c: Certificate): Promise<CertificateWhole> {
  const { tx, kit, now, by, lang } = certifying;
  const facts = openFacts(kit.crypto, (await findContent(tx, c, c.version)).content);
  const versions = await listVersions(tx, c);
  const cases = await listCasesOf(tx, kit.crypto, c);
  const acts = await listCaseActs(tx, c.accountId, cases.map((one) => one.id));
  const stale = await isStaleNow(certifying, c);
  const open = cases.some(({ state }) => state === 'opened' || state === 'proposed' || state === 'decided');
  const mayOpen = mayIssueIn(by, c.province, c.examCode) && by.permissions.includes('certificate.issue');
  const closed = (kind: 'revoke' | 'reissue') => words(mayOpen ? refusalsToOpenCase(kind, { revoked: c.revokedAt !== null, open, stale }) : [forbidden('certificate.issue')], certifying);
  return {
    accountId: c.accountId, id: c.id, sheet: sheetOf(cardOf(facts, c), now), province: await catalogueNames(tx, lang).province(c.province), applicationId: c.applicationId, batchId: c.batchId, issuedAt: c.issuedAt, stale,
    versions: versions.map((v) => ({ version: v.version, name: openFacts(kit.crypto, v.content).name, reason: v.reason, by: v.by, at: v.at })), history: await listActs(tx, c),
    copies: (await listCopies(tx, kit.crypto, c)).map((copy) => ({ number: copy.number, purpose: COPY_PURPOSE_WORDS[copy.purpose], validUntil: copy.validUntil, at: copy.at, downloads: copy.downloads })),
    cases: cases.map((one) => presentCase(certifying, c, one, acts.filter((a) => a.caseId === one.id))), closed: { revoke: closed('revoke'), reissue: closed('reissue') },
  };
}

const words = (no: readonly Refusal[], { lang }: Pick<Certifying, 'lang'>): string[] => no.map((r) => refusalText(r, lang));

function presentCase(certifying: Certifying, c: Certificate, one: Case, history: readonly { act: string; note: string; by: string; at: number }[]): CertificateCase {
  const { by } = certifying;
  const mine = mayIssueIn(by, c.province, c.examCode);
  /** null: not a matter of this state. */
  const closed = (act: CaseAct): string[] | null => {
    const no = refusalsToMoveCase(act, one, by.staffId);
    if (no.some((r) => r.code === 'certificate.wrong_state')) return null;
    return words(mine && by.permissions.includes(PERMISSION[act]) ? no : [forbidden(PERMISSION[act]), ...no], certifying);
  };
  return {
    id: one.id, kind: one.kind, basis: one.basis, state: one.state, version: one.version, reason: one.reason, legalBasis: one.legalBasis, decisionNumber: one.decisionNumber, openedBy: one.openedByName, openedAt: one.openedAt,
    proposedBy: one.proposedByName, approvedBy: one.approvedByName, servedBy: one.servedBy, servedOn: one.servedOn, doneAt: one.doneAt,
    closed: { propose: closed('propose'), return: closed('return'), approve: closed('approve'), withdraw: closed('withdraw'), serve: closed('serve') },
    history: history.map(({ act, note, by: who, at }) => ({ act, note, by: who, at })),
  };
}
