import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '#contracts/dates.ts';
import type { Lane, RushMode } from '#contracts/rush.ts';
import { inTransaction, readAlone, type Db } from '../db/tx.ts';
import { newId } from '../ids.ts';
import type { Kit } from '../kit.ts';
import { USUAL_CAP } from './admission-rate.ts';
import type { Round } from './decide-round.ts';
import { createHealthMeter, type HealthMeter } from './health-meter.ts';
import { leadRush } from './lead-rush.ts';
import { browserKey, newPlaceId, type Place } from './place-token.ts';
import { drawPlace, isDue, type Heads, type Second } from './queue-order.ts';
import { addArrivals, arrivalKey, bindPlace, readHeadsAt, readLead, readSeconds, readSetting, takeLead, usePlace, writeOwn } from './rush.store.ts';

/** Who left keeps the place so long after its turn. */
export const GRACE = 10 * 60_000;
const WAITING_EVERY = 1_000;
const CALM_EVERY = 2_000;
/** Places one address draws in a round by luck; offices and mobile networks share one. Who comes beyond it waits behind the draw. */
const DRAWS_OF_ADDRESS = 300;
const MOST_ADDRESSES = 50_000;
const LOTS = 2 ** 48;

/** What this process knows of the waiting room, at most a second old. */
export type Snapshot = { round: Round | null; heads: Heads; missed: Heads | null; seconds: readonly Second[]; rate: number; pace: number; /** Whether what could only be answered slowly is refused: everywhere but where rush mode is off. */ sheds: boolean };

export type Rush = {
  snapshot(): Snapshot;
  meter: HealthMeter;
  /** A new place for whoever comes now; `holder` is the account of somebody signed in. */
  give(round: Round, asker: { lane: Lane; address: string; userAgent: string; holder?: string | undefined }): Place;
  /** True where nobody waits and this process may still let somebody in this second. */
  takeSpare(): boolean;
  use(place: Place): Promise<boolean>;
  bind(round: string, placeId: string, holder: string): Promise<boolean>;
  /** One second's work: say how this process fares, lead if nobody does, and read how things stand. */
  tick(): Promise<void>;
  /** Works on while the process serves; answers how to end it. */
  run(): () => Promise<void>;
};

type RushEnv = { db: Db; kit: Kit; waiting: () => number; /** The heavy opening that is near or just was. */ nextOpening?: ((now: Instant) => Promise<Instant | null>) | undefined };

/** The waiting room as one process keeps it. */
export function openRush({ db, kit, waiting, nextOpening }: RushEnv): Rush {
  const processId = newId();
  const meter = createHealthMeter(waiting);
  let snapshot: Snapshot = { round: null, heads: [0, 0, 0], missed: null, seconds: [], rate: 0, pace: 0, sheds: kit.settings.rushMode !== 'off' };
  let arrivals = new Map<string, number>();
  let spare = 0;
  const drawn = new Map<string, number>();

  const isUnlucky = (round: Round, address: string): boolean => {
    const key = `${round.id} ${address}`;
    if (drawn.size >= MOST_ADDRESSES) drawn.clear();
    const times = (drawn.get(key) ?? 0) + 1;
    drawn.set(key, times);
    return times > DRAWS_OF_ADDRESS;
  };

  async function lead(now: Instant, mode: RushMode, cap: number, own: ReturnType<HealthMeter['look']>): Promise<void> {
    const opening = mode === 'off' ? null : ((await nextOpening?.(now)) ?? null);
    const sent = arrivals;
    arrivals = new Map();
    try {
      await inTransaction(db, async (tx) => {
        await writeOwn(tx, processId, own);
        await addArrivals(tx, processId, sent);
        if (await takeLead(tx, processId)) await leadRush(tx, { now, mode, cap, opening });
      });
    } catch (problem) {
      for (const [key, people] of sent) arrivals.set(key, (arrivals.get(key) ?? 0) + people);
      throw problem;
    }
  }

  async function tick(): Promise<void> {
    const now = kit.clock.now();
    const asked = performance.now();
    const setting = await readAlone(db, readSetting);
    meter.database(performance.now() - asked);
    const mode = setting.mode ?? kit.settings.rushMode;
    const sheds = mode !== 'off';
    await lead(now, mode, setting.cap ?? USUAL_CAP, meter.look());
    snapshot = await readAlone(db, async (tx) => {
      const { round, heads, rate, pace, spare: free } = await readLead(tx);
      spare = free;
      if (round === null) return { round, heads, missed: null, seconds: [], rate, pace, sheds };
      return { round, heads, rate, pace, sheds, seconds: await readSeconds(tx, round.id, heads), missed: await readHeadsAt(tx, round.id, now - GRACE) };
    });
  }

  return {
    meter, tick,
    snapshot: () => snapshot,
    give(round, { lane, address, userAgent, holder }) {
      const now = kit.clock.now();
      const isLate = holder === undefined && isUnlucky(round, address);
      // the lot is drawn from who asks: asking again and again draws the same
      const chance = lotOf(kit.crypto.mac('rush.lot', `${round.id} ${holder ?? `${address} ${userAgent}`}`));
      const draw = { drawFrom: round.drawFrom, drawUntil: round.drawUntil, jitter: Math.random() };
      const place = drawPlace({ ...draw, now: isLate && round.drawUntil !== null ? Math.max(now, round.drawUntil) : now, chance });
      const key = arrivalKey(round.id, Math.floor(place / 1_000_000), lane);
      if (isDue(place, lane, snapshot.heads)) meter.late();
      else arrivals.set(key, (arrivals.get(key) ?? 0) + 1);
      return { kind: 'place', round: round.id, id: newPlaceId(), at: now, browser: browserKey(kit.crypto, userAgent), place, lane };
    },
    takeSpare() {
      if (spare < 1) return false;
      spare -= 1;
      return true;
    },
    // one statement each, that stands by itself
    use: (place) => readAlone(db, (tx) => usePlace(tx, place.round, place.id, place.lane)),
    bind: (round, placeId, holder) => readAlone(db, (tx) => bindPlace(tx, round, placeId, holder)),
    run() {
      const endWatch = meter.watch();
      const ending = new AbortController();
      const working = (async () => {
        while (!ending.signal.aborted) {
          await tick().catch((err: unknown) => { kit.logger.warn({ err }, 'the waiting room could not be looked after'); });
          await pause(snapshot.round === null ? CALM_EVERY : WAITING_EVERY, undefined, { signal: ending.signal }).catch(() => undefined);
        }
      })();
      return async () => {
        ending.abort();
        endWatch();
        await working;
      };
    },
  };
}

/** A number in [0, 1) from a digest. */
function lotOf(digest: Buffer): number {
  return createHash('sha256').update(digest).digest().readUIntBE(0, 6) / LOTS;
}
