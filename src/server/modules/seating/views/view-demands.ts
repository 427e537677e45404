import type { Demands, DemandLine } from '#contracts/seat-plans.ts';
import type { SeatPolicy } from '#contracts/seating.ts';
import type { ProvinceCode } from '#contracts/regions.ts';
import { covers } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { countLeftOut, countSeatable } from '#server/modules/applications/index.ts';
import { findPrefecture, findProvinceConfig, findSitting, getExam } from '#server/modules/catalogue/index.ts';
import type { Seating } from '../asking.ts';
import { usableRooms } from '../domain/capacity.ts';
import { batchesOf, halfDaysOf, openBatchesOf } from '../domain/half-days.ts';
import { townOf } from '../plans/plans.scope.ts';
import { listRoomsFor } from '../plans/rooms-for-sitting.store.ts';
import { halfDayOf, timesOf } from '../plans/sitting-times.ts';
import { paperNames } from './paper-names.ts';

/** 应考人数与座位: complete examinees per subject and half-day against the seats of the open rooms, town by town; with fixed seats everybody keeps one all the time. */
export async function viewDemands({ tx, by }: Seating, sittingId: string, province: ProvinceCode, policy: Pick<SeatPolicy, 'mode' | 'kind' | 'seatsPerRoom'>): Promise<Result<Demands>> {
  const sitting = await findSitting(tx, sittingId);
  const town = townOf(by.jurisdiction);
  if (!sitting || !covers(by.jurisdiction, { province, prefecture: town ?? null, exam: sitting.examCode })) return refusedFor('sitting.not_found');
  if (!(await findProvinceConfig(tx, sittingId, province))) return refusedFor('seating.not_held_there');
  const exam = await getExam(tx, sitting.examCode);
  const names = paperNames(exam, sitting.year);
  const times = timesOf(exam, sitting);
  const batches = batchesOf(times);
  const openOf = openBatchesOf(times);
  const inBatch = halfDaysOf(times);
  // with batches the first one open to somebody stands for all: what is asked is whether all batches together have seats enough
  const halvesOf = (c: Parameters<typeof openOf>[0]) => inBatch(c, openOf(c)[0] ?? 0);
  const counts = (await countSeatable(tx, { sittingId, province })).filter((c) => town === undefined || c.prefecture === town);
  const rooms = usableRooms(await listRoomsFor(tx, sittingId, province), policy).filter((r) => town === undefined || r.prefecture === town);
  const seatsOf = (prefecture: string) => rooms.filter((r) => r.prefecture === prefecture).reduce((n, r) => n + Math.min(r.capacity, policy.seatsPerRoom), 0);
  const lines: DemandLine[] = [];
  for (const prefecture of [...new Set(counts.map((c) => c.prefecture))].sort()) {
    const own = counts.filter((c) => c.prefecture === prefecture);
    const seats = seatsOf(prefecture) * Math.max(1, batches.length);
    const name = (await findPrefecture(tx, prefecture))?.name ?? { zh: prefecture, en: prefecture };
    for (const halfDay of batches.length > 0 ? [0] : [...new Set(own.flatMap((c) => [...halvesOf(c).keys()]))].sort((a, b) => a - b)) {
      const sitters = batches.length > 0 ? own : own.filter((c) => halvesOf(c).has(halfDay));
      const people = (policy.mode === 'fixed' ? own : sitters).reduce((n, c) => n + c.people, 0);
      const papers = new Map<string, DemandLine['papers'][number]>();
      for (const c of sitters) {
        for (const subject of batches.length > 0 ? c.subjects : (halvesOf(c).get(halfDay) ?? '')) {
          const key = `${c.level}/${c.specialty}/${subject}`;
          const there = papers.get(key);
          papers.set(key, { subject, level: names.level(c.level), name: { zh: `${names.specialty(c.level, c.specialty).zh} · ${names.subject(c.level, c.specialty, subject).zh}`, en: `${names.specialty(c.level, c.specialty).en} · ${names.subject(c.level, c.specialty, subject).en}` }, people: (there?.people ?? 0) + c.people });
        }
      }
      lines.push({ prefecture, name, halfDay, ...halfDayOf(sitting, halfDay), people, seats, missing: Math.max(0, people - seats), papers: [...papers.values()] });
    }
  }
  const noTime = counts.flatMap((c) => c.subjects.filter((s) => ![...halvesOf(c).values()].some((v) => v.includes(s))).map((s) => ({ level: names.level(c.level), name: names.subject(c.level, c.specialty, s), people: c.people })));
  return ok({ lines, people: counts.reduce((n, c) => n + c.people, 0), noTime: merged(noTime), rooms: rooms.length, seats: rooms.reduce((n, r) => n + Math.min(r.capacity, policy.seatsPerRoom), 0), leftOut: await countLeftOut(tx, { sittingId, province }) });
}

function merged(lines: Demands['noTime']): Demands['noTime'] {
  const sums = new Map<string, Demands['noTime'][number]>();
  for (const line of lines) {
    const key = `${line.level.zh}/${line.name.zh}`;
    sums.set(key, { ...line, people: (sums.get(key)?.people ?? 0) + line.people });
  }
  return [...sums.values()];
}
