import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { TICKET_PATTERNS, type SeatPolicy } from '#contracts/seating.ts';
import type { Instant } from '#contracts/dates.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { Result } from '#server/kernel/result.ts';
import { findProvinceConfig, listSittings } from '#server/modules/catalogue/index.ts';
import { closeRoster, commitPlan, confirmFreeze, keepRooms, listLivePlans, loadRooms, prepareRooms, proposeFreeze, startRun, type Officer } from '#server/modules/seating/index.ts';
import { findMemberByUserName } from '#server/modules/staff/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { declareJob, handleJob } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Kit } from '#server/platform/kit.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { seatedKeys } from '../crowd/invent-person.ts';
import { listLoaded } from './demo-people.store.ts';
import { bringSuspensions } from './sample-suspensions.ts';
import { bringTickets } from './sample-tickets.ts';

/** Test centres of two provinces, a frozen plan in one and a draft in the other; asked again until everybody has paid and each step of a plan is done. */
export const loadSampleSeating = declareJob({ name: 'demo.load-sample-seating', payload: z.object({ step: z.enum(['rooms', 'plans']).default('rooms'), asked: z.int().default(0) }), attempts: 3 });

const PLACES = [{ province: '37', arranges: 'kaowu.shandong', confirms: 'guanli.shandong', people: 36 }, { province: '62', arranges: 'kaowu.gansu', confirms: undefined, people: 20 }] as const;
/** Who has paid for the exam the plans are of. */
export const SEATED_PEOPLE: readonly string[] = PLACES.flatMap((p) => seatedKeys(p.province, p.people));

const ASKED_MOST = 900;
const policy: SeatPolicy = { mode: 'fixed', kind: 'paper', seatsPerRoom: 30, columns: 4, mergeBelow: 10 };

export const onLoadSampleSeating = handleJob(loadSampleSeating, {
  prepare: async ({ read }, { step }) => {
    const officers = await read((tx) => officersOf(tx));
    if (!officers || step === 'plans') return { officers, files: [] };
    const files = [];
    for (const { province, by } of officers) files.push({ by, rooms: await roomsOf(province, by, read) });
    return { officers, files };
  },
  work: async ({ tx, kit, now }, { step, asked }, { officers, files }) => {
    const again = (next: 'rooms' | 'plans') => (asked < ASKED_MOST ? enqueue(tx, loadSampleSeating, { step: next, asked: asked + 1 }, { now, runAt: now + 3_000 }) : Promise.resolve());
    if (!officers) return void (await again('rooms'));
    for (const { by, rooms } of files) await bringRooms({ tx, now, lang: 'zh', by }, rooms);
    if (step === 'rooms') return void (await again('plans'));
    const ready = new Set((await listLoaded(tx)).filter((p) => p.stage === 'ready').map((p) => p.key));
    const steps: boolean[] = [];
    if (SEATED_PEOPLE.every((key) => ready.has(key))) for (const place of officers) steps.push(await bringOn(tx, kit, now, place));
    if (steps.length < officers.length || steps.includes(false)) await again('plans');
  },
});

/** The rooms of a province as its file says (`seeds/demo/seating`). */
export async function roomsOf(province: string, by: Officer, read: Parameters<typeof prepareRooms>[0]): Promise<Rooms> {
  const fileName = `rooms-${province}.csv`;
  return must(await prepareRooms(read, by, { fileName, bytes: await readFile(projectPath(`seeds/demo/seating/${fileName}`)) }));
}

/** Loads them all; repeating it changes nothing. */
export async function bringRooms(seating: Parameters<typeof keepRooms>[0], rooms: Rooms): Promise<void> {
  const loaded = await loadRooms(seating, must(await keepRooms(seating, rooms)), 'all');
  // they are there already
  if (!loaded.ok && loaded.refusals.every((r) => r.code === 'seating.import_nothing_good')) return;
  must(loaded);
}

type Rooms = Parameters<typeof keepRooms>[1];
type Place = { province: ProvinceCode; by: Officer; confirms: Officer | undefined };

/** The next step of a province's plan; true when it stands where the demonstration wants it. */
async function bringOn(tx: Tx, kit: Kit, now: Instant, { province, by, confirms }: Place): Promise<boolean> {
  const seating = { tx, now, lang: 'zh' as const, by };
  const sittingId = await closedSitting(tx, province, now);
  const plan = (await listLivePlans(tx, by.jurisdiction)).find((p) => p.sittingId === sittingId && p.province === province);
  const pattern = [...TICKET_PATTERNS.usual];
  switch (plan?.state) {
    case undefined: must(await commitPlan({ ...seating, kit }, { sittingId, province, policy, pattern })); return false;
    case 'committed': must(await closeRoster(seating, plan.id, plan.version)); return false;
    case 'closed': must(await startRun(seating, plan.id, { version: plan.version, policy, pattern })); return false;
    case 'drafted':
      if (!confirms) await bringSuspensions({ tx, kit, now }, { sittingId, province });
      else must(await proposeFreeze(seating, plan.id, { version: plan.version, reason: '座位已核对' }));
      return confirms === undefined;
    case 'proposed': if (confirms) must(await confirmFreeze({ ...seating, by: confirms }, plan.id, { version: plan.version, reason: '' })); return false;
    case 'gathering': case 'allocating': case 'freezing': return false;
    case 'frozen': return confirms === undefined || bringTickets({ tx, kit, now }, { sittingId, province }, by, confirms);
    case 'withdrawn': return true;
  }
}

async function closedSitting(tx: Tx, province: ProvinceCode, now: Instant) {
  for (const sitting of await listSittings(tx)) {
    const config = sitting.examCode === '035' ? await findProvinceConfig(tx, sitting.id, province) : undefined;
    if (config && config.windows.pay.closesAt <= now && Date.parse(`${sitting.examOn[0] ?? ''}T00:00:00+08:00`) > now) return sitting.id;
  }
  throw new Error('no sitting of 035 has closed its payment and lies ahead');
}

async function officersOf(tx: Tx): Promise<Place[] | undefined> {
  const places: Place[] = [];
  for (const { province, arranges, confirms } of PLACES) {
    const by = await officerOf(tx, arranges);
    const second = confirms === undefined ? undefined : await officerOf(tx, confirms);
    if (!by || (confirms !== undefined && !second)) return undefined;
    places.push({ province: ProvinceCode.parse(province), by, confirms: second });
  }
  return places;
}

/** A member of the sample staff as an officer of rooms and seats. */
export async function officerOf(tx: Tx, userName: string): Promise<Officer | undefined> {
  const member = await findMemberByUserName(tx, userName);
  return member && { staffId: member.id, name: member.name, jurisdiction: member.jurisdiction, permissions: ['room.edit', 'seat.see', 'seat.arrange', 'seat.freeze'] };
}

/** A refusal here is a fault of the sample data. */
function must<T>(result: Result<T>): T {
  invariant(result.ok, `sample seats were refused: ${result.ok ? '' : JSON.stringify(result.refusals)}`);
  return result.value;
}
