import type { SittingId } from '#contracts/catalogue.ts';
import { refuse } from '#contracts/refusals.ts';
import type { LookUpTicket } from '#contracts/tickets.ts';
import { doorAfterFailure, secondsToWait, type Door } from '#server/kernel/sign-in-throttle.ts';
import { ok, refused, refusedFor, refusedKeeping, type Refused, type Result } from '#server/kernel/result.ts';
import { findDoor, lockDoors, setDoor } from '#server/platform/doors/doors.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { PrepareEnv } from '#server/platform/http/endpoint.ts';
import { inTurn } from '#server/platform/in-turn.ts';
import { refusalsOfGate } from '../domain/print-gate.ts';
import { doorKey, triesKey } from '../facts/door-key.ts';
import { refusalsLookedUp } from '../facts/read-ticket.ts';
import { findTerms } from '../facts/sitting-terms.ts';
import { releaseNow } from '../release/open-releases.ts';
import { findBehindDoor, type Whose } from '../tickets.store.ts';

type Looking = Pick<PrepareEnv, 'kit' | 'now' | 'read' | 'alone' | 'near'>;
/** What a look found out: a no to everybody, a wrong combination, or an answer to whoever fits. */
type Looked = { closed: Refused } | { missed: { phone: string } } | { fits: Result<Whose> };

/**
 * 准考证打印 without a sign-in (R-2.3-04): province, document and name must fit together, and whatever does not fit gets one and the same no. Wrong tries at one
 * document number make the next ones wait, so that nobody can try names at somebody's number. Whoever fits is answered by reads alone; only a wrong try is written down.
 */
export function lookUpTicket(env: Looking, sittingId: SittingId, asked: LookUpTicket): Promise<Result<Whose>> {
  const tries = triesKey(env.kit.crypto, { ...asked, sittingId });
  // tries at one number take turns: guesses made at once count like guesses made one after another
  return inTurn(tries.toString('base64'), async () => {
    // what is released may be a moment old; how often somebody guessed may not
    const [door, looked] = await Promise.all([env.alone((tx) => findDoor(tx, tries)), env.near((tx) => look(tx, env, sittingId, asked))]);
    if ('closed' in looked) return looked.closed;
    const waiting = refusedWhileClosed(door, env.now);
    if (waiting) return waiting;
    return 'missed' in looked ? env.read((tx) => countWrongTry(tx, env, tries, looked.missed.phone)) : looked.fits;
  });
}

async function look(tx: Tx, { kit, now }: Looking, sittingId: SittingId, asked: LookUpTicket): Promise<Looked> {
  if (kit.settings.publicLookUps === 'closed') return { closed: refusedFor('ticket.query_closed') };
  const terms = await findTerms(tx, sittingId, asked.province);
  if (!terms) return { closed: refusedFor('ticket.not_held_there', { path: 'province' }) };
  const release = await releaseNow(tx, kit, sittingId, asked.province);
  const gate = refusalsOfGate({ window: terms.config.windows.ticket, release: release?.state ?? null, province: terms.province, phone: terms.config.phone }, now);
  if (gate.length > 0) return { closed: refused(gate) };
  const whose = await findBehindDoor(tx, doorKey(kit.crypto, { ...asked, sittingId }));
  if (!whose) return { missed: terms.config };
  const no = await refusalsLookedUp(tx, kit, terms, release, whose);
  return { fits: no.length > 0 ? refused(no) : ok(whose) };
}

async function countWrongTry(tx: Tx, { now }: Looking, tries: Buffer, phone: string): Promise<Refused> {
  const [door] = await lockDoors(tx, [tries], now);
  const waiting = refusedWhileClosed(door, now);
  if (waiting) return waiting;
  await setDoor(tx, tries, doorAfterFailure('pair', door, now));
  return refusedKeeping([refuse('ticket.no_match', { params: { phone } })]);
}

function refusedWhileClosed(door: Door | undefined, now: number): Refused | undefined {
  const seconds = secondsToWait({ pair: door, userName: undefined, familiar: false }, now);
  return seconds > 0 ? refusedFor('ticket.too_many_tries', { params: { seconds } }) : undefined;
}
