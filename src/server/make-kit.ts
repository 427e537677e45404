import { createCaptcha } from './platform/captcha/captcha.ts';
import { captchaLedger } from './platform/captcha/captcha.store.ts';
import { standInCaptcha } from './platform/captcha/stand-in-captcha.ts';
import type { Clock } from './platform/clock/clock.ts';
import type { Settings } from './platform/config/settings.ts';
import { openFieldCrypto } from './platform/crypto/open-field-crypto.ts';
import { createPasswords } from './platform/crypto/passwords.ts';
import { createSignatures } from './platform/crypto/signatures.ts';
import { openBlobs } from './platform/blobs/open-blobs.ts';
import type { Db } from './platform/db/tx.ts';
import type { Kit } from './platform/kit.ts';
import { createMetrics } from './platform/metrics/metrics.ts';
import { openOutside } from './platform/outside/outside.ts';
import { openPdf } from './platform/pdf/pdf.ts';
import { projectPath } from './platform/project-path.ts';

/** Every printed document's template, by the name commands use; the module that owns the document owns the file. */
const TEMPLATES = {
  'application-form': projectPath('src/server/modules/applications/documents/application-form.typ'),
  'appeal-letter': projectPath('src/server/modules/assistance/documents/appeal-letter.typ'),
  'closing-report': projectPath('src/server/modules/reconciliation/documents/closing-report.typ'),
  'recheck-letter': projectPath('src/server/modules/scores/documents/recheck-letter.typ'),
  'breach-letter': projectPath('src/server/modules/breaches/documents/breach-letter.typ'),
  'commitment-letter': projectPath('src/server/modules/applications/documents/commitment-letter.typ'),
  'counter-receipt': projectPath('src/server/modules/review/documents/counter-receipt.typ'),
  'counter-hand-over': projectPath('src/server/modules/review/documents/counter-hand-over.typ'),
  'cash-receipt': projectPath('src/server/modules/cash-desk/documents/cash-receipt.typ'),
  certificate: projectPath('src/server/modules/certificates/documents/certificate.typ'),
  'exam-papers': projectPath('src/server/modules/tickets/papers/exam-papers.typ'),
  ticket: projectPath('src/server/modules/tickets/documents/ticket.typ'),
};

type KitParts = { settings: Settings; clock: Clock; db: Db; logger: Kit['logger'] };

/** Makes the services every handler gets; nothing else in the program makes its own. */
export async function makeKit({ settings, clock, db, logger }: KitParts): Promise<Kit> {
  const { crypto, blobKey } = await openFieldCrypto(db, settings);
  const captcha = settings.captcha === 'stand-in' ? standInCaptcha() : createCaptcha({ form: settings.captcha, ledger: captchaLedger(db), crypto, clock });
  const outside = openOutside(settings.outsideBreaker === 'off' ? { rule: 'off' } : {});
  return {
    settings, clock, captcha, logger, crypto,
    passwords: createPasswords(),
    signatures: createSignatures(settings.secretKeys),
    blobs: await openBlobs(settings, blobKey, outside),
    pdf: openPdf({ templates: TEMPLATES, site: settings.site.words.zh }),
    outside, metrics: createMetrics(outside),
  };
}
