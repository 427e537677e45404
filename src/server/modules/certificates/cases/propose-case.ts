import { CertificateCaseId, type ProposeCase } from '#contracts/certificate-cases.ts';
import type { CertificateId } from '#contracts/certificates.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { accountsInBrief } from '#server/modules/accounts/index.ts';
import { findServedDisposition } from '#server/modules/breaches/index.ts';
import { newId } from '#server/platform/ids.ts';
import type { Certifying } from '../asking.ts';
import { findContent, type Certificate } from '../certificates.store.ts';
import { refusalsOfProposal, refusalsToMoveCase, refusalsToOpenCase } from '../domain/case-acts.ts';
import { openFacts } from '../facts/certificate-facts.ts';
import { isStale } from '../facts/person-facts.ts';
import { insertCase, listCasesOf, lockCase, stepCase } from './cases.store.ts';
import { holdCertificate } from './take-certificate.ts';

/** Proposes to take a certificate back (撤销), or to issue it again with what the account says now (换发); another person decides. */
export async function proposeCase(certifying: Certifying, at: { accountId: string; id: CertificateId }, words: ProposeCase): Promise<Result<CertificateCaseId>> {
  const held = await holdCertificate(certifying, at);
  if (!held.ok) return held;
  const no = await refusalsNow(certifying, held.value, words);
  if (no.length > 0) return refused(no);
  const id = CertificateCaseId.parse(newId());
  const { tx, kit, by, now } = certifying;
  const opened = await insertCase(tx, { id, about: held.value, kind: words.kind, basis: words.basis, proposal: { by, words, crypto: kit.crypto }, openedBy: by.name, at: new Date(now) });
  return opened ? ok(id) : refusedFor('certificate.case_open');
}

/** Words a case that the program opened, or one that was given back. */
export async function wordCase(certifying: Certifying, at: { accountId: string; id: CertificateId; caseId: CertificateCaseId }, words: ProposeCase & { version: number }): Promise<Result<CertificateCaseId>> {
  const held = await holdCertificate(certifying, at);
  if (!held.ok) return held;
  const { tx, kit, by, now } = certifying;
  const c = await lockCase(tx, kit.crypto, { accountId: held.value.accountId, id: at.caseId });
  if (c?.certificateId !== at.id) return refusedFor('certificate.case_not_found');
  const { version, ...proposal } = words;
  const no = [...refusalsToMoveCase('propose', c, by.staffId, version), ...(await refusalsNow(certifying, held.value, proposal, { own: true }))];
  if (no.length > 0) return refused(no);
  await stepCase(tx, c, 'proposed', { words: { proposal, crypto: kit.crypto }, proposed: by }, { act: 'propose', note: '' }, by, new Date(now));
  return ok(c.id);
}

async function refusalsNow({ tx, kit }: Certifying, c: Certificate, words: ProposeCase, how: { own?: true } = {}) {
  const cases = await listCasesOf(tx, kit.crypto, c);
  const open = how.own !== true && cases.some(({ state }) => state === 'opened' || state === 'proposed' || state === 'decided');
  const decisionServed = words.basis === 'breach' && (await findServedDisposition(tx, c.accountId, words.decisionNumber)) === 'certificate_void';
  return [...refusalsToOpenCase(words.kind, { revoked: c.revokedAt !== null, open, stale: await isStaleNow({ tx, kit }, c) }), ...refusalsOfProposal(words, { decisionServed })];
}

/** True when the account says something else than the certificate. */
export async function isStaleNow({ tx, kit }: Pick<Certifying, 'tx' | 'kit'>, c: Certificate): Promise<boolean> {
  const { content } = await findContent(tx, c, c.version);
  return isStale(openFacts(kit.crypto, content), (await accountsInBrief(tx, kit.crypto, [c.accountId])).get(c.accountId));
}
