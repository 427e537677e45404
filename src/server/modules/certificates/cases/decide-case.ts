import type { CaseAct, CertificateCaseId, MoveCase, ServeCase } from '#contracts/certificate-cases.ts';
import type { CertificateId } from '#contracts/certificates.ts';
import { beijingDay } from '#contracts/dates.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { tellAccount } from '#server/modules/accounts/index.ts';
import type { Certifying } from '../asking.ts';
import { findContent, type Certificate } from '../certificates.store.ts';
import { caseAfter, refusalsToMoveCase, servedOn } from '../domain/case-acts.ts';
import { openFacts } from '../facts/certificate-facts.ts';
import { certificateTerms } from '../terms.ts';
import { lockCase, stepCase, type Case } from './cases.store.ts';
import { reissue, revoke } from './take-effect.ts';
import { holdCertificate } from './take-certificate.ts';

type At = { accountId: string; id: CertificateId; caseId: CertificateCaseId };
type Held = { certificate: Certificate; c: Case };

async function hold(certifying: Certifying, { caseId, ...at }: At): Promise<Result<Held>> {
  const held = await holdCertificate(certifying, at);
  if (!held.ok) return held;
  const c = await lockCase(certifying.tx, certifying.kit.crypto, { accountId: held.value.accountId, id: caseId });
  return c?.certificateId === at.id ? ok({ certificate: held.value, c }) : refusedFor('certificate.case_not_found');
}

/** Approves a case as the second person, gives it back, or withdraws it. A re-issue takes effect at once; a revocation is decided and told to the person, and takes effect when it is served. */
export async function moveCase(certifying: Certifying, at: At, act: Extract<CaseAct, 'approve' | 'return' | 'withdraw'>, { version, reason }: MoveCase): Promise<Result<CertificateCaseId>> {
  const held = await hold(certifying, at);
  if (!held.ok) return held;
  const { certificate, c } = held.value;
  const { by, now, tx } = certifying;
  const no = refusalsToMoveCase(act, c, by.staffId, version);
  if (no.length > 0) return refused(no);
  if (act !== 'approve' && reason.length < 4) return refusedFor('field.too_short', { path: 'reason', params: { min: 4 } });
  if (act === 'approve' && c.kind === 'reissue') {
    const done = await reissue(certifying, certificate, c.reason);
    if (!done.ok) return done;
  }
  await stepCase(tx, c, caseAfter(act, c.kind), { ...(act === 'approve' && { approved: by }), ...(act === 'return' && { proposed: null }) }, { act, note: reason }, by, new Date(now));
  if (act === 'approve' && c.kind === 'revoke') await tellDecision(certifying, certificate);
  return ok(c.id);
}

async function tellDecision({ tx, kit, now }: Certifying, c: Certificate): Promise<void> {
  const facts = openFacts(kit.crypto, (await findContent(tx, c, c.version)).content);
  await tellAccount({ tx, kit, now, province: c.province }, c.accountId, 'certificate_decision', (lang) => ({ exam: facts.exam.name[lang] }));
}

/** Enters how a decision reached the person (送达): from that day the certificate is revoked. */
export async function serveCase(certifying: Certifying, at: At, { version, channel, on, note }: ServeCase): Promise<Result<CertificateCaseId>> {
  const held = await hold(certifying, at);
  if (!held.ok) return held;
  const { certificate, c } = held.value;
  const { by, now } = certifying;
  const no = refusalsToMoveCase('serve', c, by.staffId, version);
  if (no.length > 0) return refused(no);
  invariant(c.approvedAt !== null, 'a decided case was approved');
  const served = servedOn({ channel, on }, { decidedOn: beijingDay(c.approvedAt), announcementDays: certificateTerms(certificate.examCode).announcementDays }, beijingDay(now));
  if (served.refusals.length > 0) return refused(served.refusals);
  await endByService(certifying, { certificate, c }, { channel, day: served.day, note }, by);
  return ok(c.id);
}

/** A decision served in one way or another takes effect, in the same transaction. */
export async function endByService(at: Pick<Certifying, 'tx' | 'kit' | 'now'>, { certificate, c }: Held, how: { channel: 'electronic' | 'post' | 'in_person' | 'announcement'; day: string; note: string }, by: { staffId: string | null; name: string }): Promise<void> {
  await stepCase(at.tx, c, 'done', { served: { by: how.channel, on: how.day } }, { act: 'serve', note: how.note }, by, new Date(at.now));
  await revoke(at, certificate, c.decisionNumber, by);
}
