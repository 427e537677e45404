import type { ProvinceWindows } from '#contracts/catalogue.ts';
import { startOfBeijingDay, type Instant } from '#contracts/dates.ts';

export type PresetName = 'before_apply' | 'apply_opens' | 'apply_last_minute' | 'after_confirm' | 'pay_last_minute' | 'after_pay' | 'manual_2019';
export type Preset = { name: PresetName; at: Instant };

const MINUTE = 60_000;

/** Within the application period of 一级建造师 2019, the pilot year of the commitment system that the manual shows. */
const IN_THE_MANUAL = startOfBeijingDay('2019-07-05') + 10 * 60 * MINUTE;

/** The moments of one sitting in one province worth seeing, in order; the day of the manual comes last and needs no sitting. */
export function presetsOf(windows: ProvinceWindows | undefined): Preset[] {
  const ofSitting: Preset[] = windows === undefined ? [] : [
    { name: 'before_apply', at: windows.apply.opensAt - 60 * MINUTE },
    { name: 'apply_opens', at: windows.apply.opensAt },
    { name: 'apply_last_minute', at: windows.apply.closesAt - MINUTE },
    { name: 'after_confirm', at: windows.confirm.closesAt + MINUTE },
    { name: 'pay_last_minute', at: windows.pay.closesAt - MINUTE },
    { name: 'after_pay', at: windows.pay.closesAt + MINUTE },
  ];
  return [...ofSitting, { name: 'manual_2019', at: IN_THE_MANUAL }];
}
