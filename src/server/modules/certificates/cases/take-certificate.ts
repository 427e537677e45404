import type { CertificateId } from '#contracts/certificates.ts';
import { AccountId } from '#contracts/ids.ts';
import { covers } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { mayIssueIn, type Certifying } from '../asking.ts';
import { findCertificate, lockCertificate, type Certificate } from '../certificates.store.ts';

type At = { accountId: string; id: CertificateId };

/** A certificate somebody may see; outside their jurisdiction it does not exist. */
export async function takeCertificate({ tx, by }: Pick<Certifying, 'tx' | 'by'>, { accountId, id }: At): Promise<Result<Certificate>> {
  const found = await findCertificate(tx, { accountId: AccountId.parse(accountId), id });
  return found && covers(by.jurisdiction, { province: found.province, prefecture: found.prefecture, exam: found.examCode }) ? ok(found) : refusedFor('certificate.not_there');
}

/** The same, held, for whoever may take it back or issue it again. */
export async function holdCertificate({ tx, by }: Pick<Certifying, 'tx' | 'by'>, { accountId, id }: At): Promise<Result<Certificate>> {
  const held = await lockCertificate(tx, { accountId: AccountId.parse(accountId), id });
  return held && mayIssueIn(by, held.province, held.examCode) ? ok(held) : refusedFor('certificate.not_there');
}
