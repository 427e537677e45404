import { home } from './home/home.pages.tsx';
import { kitGallery } from './kit-gallery.ts';
import { accountsModule } from './modules/accounts/index.ts';
import { catalogue } from './modules/catalogue/index.ts';
import { noticesModule } from './modules/notices/index.ts';
import { photos } from './modules/photos/index.ts';
import { verificationModule, verificationOf } from './modules/verification/index.ts';
import { openRegistries } from './open-registries.ts';
import { captchaModule } from './platform/captcha/captcha.module.ts';
import { housekeeping } from './platform/housekeeping.ts';
import type { Kit } from './platform/kit.ts';
import type { Module } from './platform/module.ts';
import { messagePorts } from './platform/sms/message-ports.ts';

/** Every module of the program, lowest tier first; a module whose jobs reach outside gets its ports here. */
export function listModules(kit: Kit): readonly Module[] {
  const registries = openRegistries(kit.settings);
  return [
    housekeeping, home, captchaModule, noticesModule(messagePorts(kit.settings)), catalogue,
    accountsModule({ verificationOf }), verificationModule(registries.ports), photos,
    ...(kit.settings.mode === 'production' ? [] : [kitGallery]),
  ];
}
