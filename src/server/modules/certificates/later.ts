import { refuse } from '#contracts/refusals.ts';
import type { LaterSource } from '#server/modules/applications/index.ts';
import { findOfApplication } from './certificates.store.ts';

const SEE = { zh: '查看和下载电子证书', en: 'See and download the certificate' };

/** Where an application stands once a certificate was issued on it (T29): 证书已核发; a revoked one is said, and moves nothing on. */
export const certificateStage: LaterSource = async ({ tx }, app) => {
  const found = await findOfApplication(tx, app.accountId, app.id);
  if (!found) return null;
  const href = `/my/certificates/${found.id}`;
  if (found.revokedAt !== null) return { state: null, acts: [{ step: 'certificate', text: SEE, href, reasons: [refuse('certificate.revoked')], until: null }] };
  return { state: 'S17', acts: [{ step: 'certificate', text: SEE, href, reasons: [], until: null }] };
};
