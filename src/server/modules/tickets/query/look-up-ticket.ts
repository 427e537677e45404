import type { SittingId } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import { refuse } from '#contracts/refusals.ts';
import type { LookUpTicket } from '#contracts/tickets.ts';
import { doorAfterFailure, secondsToWait } from '#server/kernel/sign-in-throttle.ts';
import { ok, refused, refusedFor, refusedKeeping, type Result } from '#server/kernel/result.ts';
import { lockDoors, setDoor } from '#server/platform/doors/doors.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { refusalsOfGate } from '../domain/print-gate.ts';
import { doorKey, triesKey } from '../facts/door-key.ts';
import { readTicket } from '../facts/read-ticket.ts';
import { findTerms } from '../facts/sitting-terms.ts';
import { findLiveRelease } from '../release/releases.store.ts';
import { findBehindDoor, type Whose } from '../tickets.store.ts';

/**
 * 准考证打印 without a sign-in (R-2.3-04): province, document and name must fit together, and whatever does not fit gets one and the same no. Wrong tries at one
 * document number make the next ones wait, so that nobody can try names at somebody's number.
 */
export async function lookUpTicket({ tx, kit, now }: { tx: Tx; kit: Kit; now: Instant }, sittingId: SittingId, asked: LookUpTicket): Promise<Result<Whose>> {
  const terms = await findTerms(tx, sittingId, asked.province);
  if (!terms) return refusedFor('ticket.not_held_there', { path: 'province' });
  const release = await findLiveRelease(tx, sittingId, asked.province);
  const gate = refusalsOfGate({ window: terms.config.windows.ticket, release: release?.state ?? null, province: terms.province, phone: terms.config.phone }, now);
  if (gate.length > 0) return refused(gate);
  const tries = triesKey(kit.crypto, { ...asked, sittingId });
  const [door] = await lockDoors(tx, [tries], now);
  const seconds = secondsToWait({ pair: door, userName: undefined, familiar: false }, now);
  if (seconds > 0) return refusedFor('ticket.too_many_tries', { params: { seconds } });
  const whose = await findBehindDoor(tx, doorKey(kit.crypto, { ...asked, sittingId }));
  if (!whose) {
    await setDoor(tx, tries, doorAfterFailure('pair', door, now));
    return refusedKeeping([refuse('ticket.no_match', { params: { phone: terms.config.phone } })]);
  }
  const found = await readTicket(tx, kit, whose, now);
  return found.ok ? ok(whose) : found;
}
