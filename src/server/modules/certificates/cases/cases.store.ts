import { sql } from 'kysely';
import { z } from 'zod';
import { CaseBasis, CaseChannel, CaseKind, CaseState, CertificateCaseId, type ProposeCase } from '#contracts/certificate-cases.ts';
import { CertificateId } from '#contracts/certificates.ts';
import type { Day, Instant } from '#contracts/dates.ts';
import { AccountId } from '#contracts/ids.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { By, Certificate } from '../certificates.store.ts';
import { certificatesWithin } from '../certificates.scope.ts';

const CONTEXT = 'certificate_case.content';
const Content = z.object({ reason: z.string(), legalBasis: z.string() });

/** A case about a certificate (撤销、换发). */
export type Case = {
  accountId: AccountId; id: CertificateCaseId; certificateId: CertificateId; kind: CaseKind; basis: CaseBasis; state: CaseState; version: number; reason: string; legalBasis: string; decisionNumber: string; openedByName: string; openedAt: Instant;
  proposedById: string | null; proposedByName: string | null; approvedByName: string | null; approvedAt: Instant | null; servedBy: CaseChannel | null; servedOn: Day | null; doneAt: Instant | null;
};

const read = (tx: Tx) => tx.selectFrom('certificate_case').selectAll('certificate_case');
type Row = Awaited<ReturnType<ReturnType<typeof read>['executeTakeFirstOrThrow']>>;
const open = (crypto: FieldCrypto) => (r: Row): Case => ({
  accountId: AccountId.parse(r.account_id), id: CertificateCaseId.parse(r.case_id), certificateId: CertificateId.parse(r.certificate_id), kind: CaseKind.parse(r.kind), basis: CaseBasis.parse(r.basis), state: CaseState.parse(r.state), version: r.row_version,
  ...(r.content === null ? { reason: '', legalBasis: '' } : Content.parse(JSON.parse(crypto.open(CONTEXT, r.content)))), decisionNumber: r.decision_number ?? '', openedByName: r.opened_by_name, openedAt: r.opened_at.getTime(),
  proposedById: r.proposed_by_id, proposedByName: r.proposed_by_name, approvedByName: r.approved_by_name, approvedAt: r.approved_at?.getTime() ?? null, servedBy: CaseChannel.nullable().parse(r.served_by), servedOn: r.served_on, doneAt: r.done_at?.getTime() ?? null,
});
const sealed = (crypto: FieldCrypto, p: Pick<ProposeCase, 'reason' | 'legalBasis'>) => crypto.seal(CONTEXT, JSON.stringify({ reason: p.reason, legalBasis: p.legalBasis }));
const numberOf = (p: Pick<ProposeCase, 'decisionNumber'>) => (p.decisionNumber === '' ? null : p.decisionNumber);

/** What is written: by an officer who proposes it, or found by the program and left to an officer. */
export type NewCase = Pick<Case, 'id' | 'kind' | 'basis'> & { about: Certificate; proposal?: { by: { staffId: string; name: string }; words: ProposeCase; crypto: FieldCrypto }; openedBy: string; at: Date };

/** Opens a case; false when one about the certificate is open (certificate_case_one_open). */
export async function insertCase(tx: Tx, { id, about, kind, basis, proposal, openedBy, at }: NewCase): Promise<boolean> {
  const done = await tx.insertInto('certificate_case').values({
    account_id: about.accountId, case_id: id, certificate_id: about.id, exam_code: about.examCode, province: about.province, prefecture: about.prefecture, kind, basis, row_version: 1, opened_by_name: openedBy, opened_at: at,
    ...(proposal ? { state: 'proposed', content: sealed(proposal.crypto, proposal.words), decision_number: numberOf(proposal.words), proposed_by_id: proposal.by.staffId, proposed_by_name: proposal.by.name, proposed_at: at } : { state: 'opened' }),
  }).onConflict((c) => c.doNothing()).executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) return false;
  await insertAct(tx, about.accountId, id, 1, { act: proposal ? 'propose' : 'open', note: '' }, proposal?.by ?? { staffId: null, name: openedBy }, at);
  return true;
}

type CaseKey = { accountId: AccountId; id: CertificateCaseId };
const one = (tx: Tx, { accountId, id }: CaseKey) => read(tx).where('account_id', '=', accountId).where('case_id', '=', id);

/** One case by its key, held until the transaction ends. */
export async function lockCase(tx: Tx, crypto: FieldCrypto, key: CaseKey): Promise<Case | undefined> {
  const row = await one(tx, key).forUpdate().executeTakeFirst();
  return row && open(crypto)(row);
}

/** The cases about one certificate, the newest first. */
export async function listCasesOf(tx: Tx, crypto: FieldCrypto, { accountId, id }: { accountId: AccountId; id: CertificateId }): Promise<Case[]> {
  return (await read(tx).where('account_id', '=', accountId).where('certificate_id', '=', id).orderBy('case_id', 'desc').limit(50).execute()).map(open(crypto));
}

/** The certificates of a person about which a decision waits to be taken in (待签收). */
export async function listWaitingDecisions(tx: Tx, accountId: AccountId): Promise<Set<string>> {
  const rows = await tx.selectFrom('certificate_case').select('certificate_id').where('account_id', '=', accountId).where('state', '=', 'decided').execute();
  return new Set(rows.map((r) => r.certificate_id));
}

/** Cases of a jurisdiction behind a place, the newest first. */
export async function listCases(tx: Tx, crypto: FieldCrypto, j: Jurisdiction, where: { state: CaseState | undefined; after: string | undefined }, limit: number): Promise<Case[]> {
  return (await read(tx).where(certificatesWithin('certificate_case', j)).$if(where.state !== undefined, (q) => q.where('state', '=', where.state ?? '')).$if(where.after !== undefined, (q) => q.where('case_id', '<', where.after ?? '')).orderBy('case_id', 'desc').limit(limit).execute()).map(open(crypto));
}

/** How many cases of a jurisdiction stand in each state. */
export async function countCases(tx: Tx, j: Jurisdiction): Promise<Map<string, number>> {
  const rows = await tx.selectFrom('certificate_case').select((e) => ['state', e.fn.countAll<string>().as('n')]).where(certificatesWithin('certificate_case', j)).groupBy('state').execute();
  return new Map(rows.map((r) => [r.state, Number(r.n)]));
}

type Change = { words?: { proposal: ProposeCase; crypto: FieldCrypto }; proposed?: { staffId: string; name: string } | null; approved?: { staffId: string; name: string }; served?: { by: CaseChannel; on: Day } };

/** Writes a held case; its state and the line of history are one write. */
export async function stepCase(tx: Tx, c: Case, state: CaseState, change: Change, note: { act: string; note: string }, by: By, at: Date): Promise<Case> {
  const version = c.version + 1;
  await tx.updateTable('certificate_case').set({
    state, row_version: version, ...(state === 'done' && { done_at: at }),
    ...(change.words && { kind: change.words.proposal.kind, basis: change.words.proposal.basis, content: sealed(change.words.crypto, change.words.proposal), decision_number: numberOf(change.words.proposal) }),
    ...(change.proposed !== undefined && { proposed_by_id: change.proposed?.staffId ?? null, proposed_by_name: change.proposed?.name ?? null, proposed_at: change.proposed ? at : null }),
    ...(change.approved && { approved_by_id: change.approved.staffId, approved_by_name: change.approved.name, approved_at: at }), ...(change.served && { served_by: change.served.by, served_on: change.served.on }),
  }).where('account_id', '=', c.accountId).where('case_id', '=', c.id).execute();
  await insertAct(tx, c.accountId, c.id, version, note, by, at);
  return { ...c, state, version, ...(change.approved && { approvedAt: at.getTime(), approvedByName: change.approved.name }) };
}

async function insertAct(tx: Tx, accountId: AccountId, id: CertificateCaseId, rowVersion: number, note: { act: string; note: string }, by: By, at: Date): Promise<void> {
  await tx.insertInto('certificate_case_act').values({ account_id: accountId, case_id: id, row_version: rowVersion, ...note, by_id: by.staffId, by_name: by.name, at }).execute();
}

/** Who did what with the cases of a person, the latest first, by case. */
export async function listCaseActs(tx: Tx, accountId: AccountId, ids: readonly string[]): Promise<{ caseId: string; act: string; note: string; by: string; at: Instant }[]> {
  if (ids.length === 0) return [];
  const rows = await tx.selectFrom('certificate_case_act').select(['case_id', 'act', 'note', 'by_name', 'at']).where('account_id', '=', accountId).where('case_id', '=', sql<string>`any(${[...ids]}::uuid[])`).orderBy('row_version', 'desc').execute();
  return rows.map((r) => ({ caseId: r.case_id, act: r.act, note: r.note, by: r.by_name, at: r.at.getTime() }));
}
