import type { Jurisdiction } from '#contracts/staff.ts';
import { provinceOf } from '#server/kernel/jurisdiction.ts';
import type { PaymentChannels } from './channels/channel.ts';

/** The receiving accounts somebody may see notices of: all of them for the nation, for a place those that take its fees. */
export function accountsWithin(channels: PaymentChannels, jurisdiction: Jurisdiction): string[] {
  const province = provinceOf(jurisdiction);
  const shown = province === undefined ? channels.all : channels.offered(province);
  return shown.map((one) => one.account);
}
