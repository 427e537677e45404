import { openScanner, type OpenScanner } from './platform/scanner/open-scanner.ts';
import { openSender } from './modules/partners/index.ts';
import { openCarriers, type OpenCarriers } from './open-carriers.ts';
import { openBank, type OpenBank } from './open-bank.ts';
import { openFiscal, type OpenFiscal } from './open-fiscal.ts';
import { openRegistries, type OpenRegistries } from './open-registries.ts';
import { openIdentity, type OpenIdentity } from './open-identity.ts';
import type { Kit } from './platform/kit.ts';

/** Everything beyond this program, behind its ports, real or stand-in as the settings choose; production refuses stand-ins. */
export type OutsideWorld = { registries: OpenRegistries; bank: OpenBank; fiscal: OpenFiscal; scanner: OpenScanner; messages: OpenCarriers; messageSender: ReturnType<typeof openSender>; identity: OpenIdentity };

/** Opens the ports once for the whole program, so that the 演示助手 turns the very stand-ins the modules ask. */
export function openOutsideWorld({ settings, clock, outside }: Pick<Kit, 'settings' | 'clock' | 'outside'>): OutsideWorld {
  return {
    registries: openRegistries(settings, outside),
    bank: openBank(settings, clock, outside),
    fiscal: openFiscal(settings, clock, outside),
    scanner: openScanner(settings, outside),
    messages: openCarriers(settings, clock),
    identity: openIdentity(settings, outside),
    messageSender: openSender({ outside, privateToo: settings.webhookNetworks === 'any' }),
  };
}
