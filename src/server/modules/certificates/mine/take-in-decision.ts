import type { CertificateCaseId } from '#contracts/certificate-cases.ts';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { lockCase } from '../cases/cases.store.ts';
import { endByService } from '../cases/decide-case.ts';
import { lockCertificate, type CertificateKey } from '../certificates.store.ts';

/** 签收: the person takes the decision about their certificate in on the site, which serves it; doing so twice changes nothing. */
export async function takeInDecision(at: { tx: Tx; kit: Kit; now: Instant }, key: CertificateKey, caseId: CertificateCaseId): Promise<Result<undefined>> {
  const certificate = await lockCertificate(at.tx, key);
  const c = certificate && (await lockCase(at.tx, at.kit.crypto, { accountId: key.accountId, id: caseId }));
  if (!certificate || c?.certificateId !== key.id || (c.state !== 'decided' && c.state !== 'done')) return refusedFor('certificate.case_not_found');
  if (c.state === 'decided') await endByService(at, { certificate, c }, { channel: 'electronic', day: beijingDay(at.now), note: '' }, { staffId: null, name: '本人' });
  return ok(undefined);
}
