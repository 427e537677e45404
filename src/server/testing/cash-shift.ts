import { DeskPlace, OpenShift, type ShiftId } from '#contracts/cash-desk.ts';
import { StaffId } from '#contracts/ids.ts';
import { openShift } from '#server/modules/cash-desk/index.ts';
import type { TestApp } from './app.ts';

/** Who works at which desk: by default window 1 of the province's office, with 1,000 yuan of change drawn from the bank. */
type At = { place: string; window?: number; name?: string; drawnInFen?: number };

/** A cashier's open shift of today (开班), as whoever takes or pays out money at a desk must have one. */
export async function shiftOpened(t: Pick<TestApp, 'inTx' | 'clock'>, cashier: string, { place, window = 1, name = '出纳', drawnInFen = 100_000 }: At): Promise<ShiftId> {
  const by = { kind: 'staff' as const, staffId: StaffId.parse(cashier), sessionId: '', name, permissions: ['payment.register' as const], jurisdiction: { kind: 'province' as const, province: place.slice(0, 2) } };
  const asked = OpenShift.parse({ place: DeskPlace.parse(place), window, counted: { inFen: drawnInFen }, drawnInFen });
  const opened = await t.inTx((tx) => openShift({ tx, now: t.clock.now(), lang: 'zh', by }, asked));
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusals));
  return opened.value;
}
