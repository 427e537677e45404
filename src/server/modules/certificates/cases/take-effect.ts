import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { accountsInBrief, tellAccount } from '#server/modules/accounts/index.ts';
import { revokeCode } from '#server/modules/signed-codes/index.ts';
import type { Certifying } from '../asking.ts';
import { makeCards } from '../cards/make-cards.ts';
import { findContent, stepCertificate, type Certificate } from '../certificates.store.ts';
import { codeKind } from '../documents/certificate-code.ts';
import { openFacts, sealFacts } from '../facts/certificate-facts.ts';
import { identityOf, isStale } from '../facts/person-facts.ts';

type At = Pick<Certifying, 'tx' | 'kit' | 'now'>;

/** Revokes a held certificate (撤销): its state, its codes with every copy, and what a look-up says, all at once. */
export async function revoke({ tx, kit, now }: At, held: Certificate, decisionNumber: string, by: { staffId: string | null; name: string }): Promise<void> {
  const facts = openFacts(kit.crypto, (await findContent(tx, held, held.version)).content);
  await stepCertificate(tx, held, { act: 'revoke' }, decisionNumber, by, new Date(now));
  await revokeCode(tx, { kind: codeKind(facts.kind), number: facts.number, version: held.version }, 'withdrawn', now);
  await makeCards(tx, kit, [{ id: held.id, facts, version: held.version, revokedAt: now }], { anew: true });
}

/** Issues a held certificate again with the identity its owner has now (换发): same numbers, next version; codes and copies of the one before no longer hold. */
export async function reissue({ tx, kit, now, by }: Certifying, held: Certificate, reason: string): Promise<Result<undefined>> {
  const before = openFacts(kit.crypto, (await findContent(tx, held, held.version)).content);
  const who = (await accountsInBrief(tx, kit.crypto, [held.accountId])).get(held.accountId);
  if (!who || !isStale(before, who)) return refusedFor('certificate.unchanged');
  const missing = kit.pdf.unprintable(who.name);
  if (missing.length > 0) return refusedFor('certificate.unprintable', { params: { characters: missing.join('') } });
  const facts = { ...before, ...identityOf(who) };
  const version = held.version + 1;
  await stepCertificate(tx, held, { act: 'reissue', version, content: sealFacts(kit.crypto, facts), reason }, reason, by, new Date(now));
  await revokeCode(tx, { kind: codeKind(before.kind), number: before.number, version: held.version }, 'reissued', now);
  await makeCards(tx, kit, [{ id: held.id, facts, version, revokedAt: null }], { anew: true });
  await tellAccount({ tx, kit, now, province: held.province }, held.accountId, 'certificate_reissued', (lang) => ({ exam: facts.exam.name[lang], reason }));
  return ok(undefined);
}
