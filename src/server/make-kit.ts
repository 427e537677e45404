import { hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import type { Captcha } from './platform/captcha/captcha.ts';
import type { Clock } from './platform/clock/clock.ts';
import type { Settings } from './platform/config/settings.ts';
import { createFieldCrypto } from './platform/crypto/field-crypto.ts';
import { createPasswords } from './platform/crypto/passwords.ts';
import { diskBlobs } from './platform/blobs/disk-blobs.ts';
import type { Kit } from './platform/kit.ts';
import { openPdf } from './platform/pdf/pdf.ts';
import { projectPath } from './platform/project-path.ts';

/** Every printed document's template, by the name commands use; the module that owns the document owns the file. */
const TEMPLATES = {
  'application-form': projectPath('src/server/modules/applications/documents/application-form.typ'),
};

type KitParts = { settings: Settings; clock: Clock; captcha: Captcha; logger: Kit['logger'] };

/** Makes the services every handler gets; nothing else in the program makes its own. */
export async function makeKit({ settings, clock, captcha, logger }: KitParts): Promise<Kit> {
  const newest = [...settings.secretKeys.entries()].sort(([a], [b]) => a - b)[0];
  if (!newest) throw new Error('no secret keys');
  const blobKey = Buffer.from(hkdfSync('sha256', newest[1], Buffer.alloc(0), 'jinbang/blobs', 32));
  return {
    settings, clock, captcha, logger,
    crypto: createFieldCrypto(settings.secretKeys, settings.cryptoSuite),
    passwords: createPasswords(),
    blobs: await diskBlobs(join(settings.dataDir, 'blobs'), blobKey),
    pdf: openPdf({ templates: TEMPLATES }),
  };
}
