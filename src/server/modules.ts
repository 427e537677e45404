import { kitGallery } from './kit-gallery.ts';
import { catalogue } from './modules/catalogue/index.ts';
import { housekeeping } from './platform/housekeeping.ts';
import type { Kit } from './platform/kit.ts';
import type { Module } from './platform/module.ts';

/** Every module of the program, lowest tier first; a module whose jobs reach outside gets its ports here. */
export function listModules(kit: Kit): readonly Module[] {
  return [housekeeping, catalogue, ...(kit.settings.mode === 'production' ? [] : [kitGallery])];
}
