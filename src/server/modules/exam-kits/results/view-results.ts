import { mergeEntries, standsOf, type Stand } from '#contracts/exam-kit-entries.ts';
import type { ExamKitId, KitResults } from '#contracts/exam-kits.ts';
import { refusalText } from '#contracts/refusals.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { findRoomsInUse, halfDayOf, halfDayWords, listSeatedIn } from '#server/modules/seating/index.ts';
import { findTerms, papersOn, sittingName, type SittingTerms, type Ticketing } from '#server/modules/tickets/index.ts';
import { countRooms, marksFrom, type Expected } from '../domain/marks-from.ts';
import { resultsUntil } from '../domain/result-time.ts';
import type { ExamDayMarks } from '../exam-kits-env.ts';
import { findKit, type ExamKit } from '../kits/kits.store.ts';
import { listLoads, listResults, type DeviceResults } from './results.store.ts';

export type Merged = { found: ExamKit; terms: SittingTerms; devices: DeviceResults[]; expected: Expected[]; stands: Map<string, Stand> };

/** All results of a kit put together, against who is seated there. */
export async function mergeResults({ tx, kit, by }: Ticketing, id: ExamKitId): Promise<Result<Merged>> {
  const found = await findKit(tx, by.jurisdiction, id);
  const terms = found && (await findTerms(tx, found.sittingId, found.province));
  if (!found || !terms) return refusedFor('exam_kit.not_found');
  const rooms = (await findRoomsInUse(tx, found.sittingId, found.province))?.rooms.filter((r) => r.centreId === found.centreId) ?? [];
  const numberOf = new Map(rooms.map((r) => [r.roomId, r.number]));
  const sat = (await listSeatedIn(tx, found.sittingId, found.province, rooms.map((r) => r.roomId))).filter((s) => s.halfDay === found.halfDay);
  const expected = sat.map((s) => ({ ticket: s.ticket, room: numberOf.get(s.roomId) ?? 0, seat: s.seat, subjects: papersOn(terms, s, found.halfDay).map((p) => p.code) }));
  const devices = await listResults(tx, kit.crypto, id);
  return ok({ found, terms, devices, expected, stands: standsOf(mergeEntries(...devices.map((d) => d.entries))) });
}

/** What devices reported, merged, and what recording it would do (签到结果预览). */
export async function viewResults(asking: Ticketing, examDay: ExamDayMarks, id: ExamKitId): Promise<Result<KitResults>> {
  const merged = await mergeResults(asking, id);
  if (!merged.ok) return merged;
  const { found, terms, devices, expected, stands } = merged.value;
  const { marks, faults } = marksFrom(expected, stands);
  const outcome = await examDay.recordMarks(asking, found.sittingId, marks, 'look');
  const noes = outcome.ok ? outcome.value.faults : [];
  const [placeOf, deviceOf] = [new Map(expected.map((e) => [e.ticket, e])), new Map(devices.map((d) => [d.deviceId, d.deviceName]))];
  const what = { absent: '缺考', violation: '违纪' } as const;
  const fresh = outcome.ok ? outcome.value.fresh : [];
  const loads = await listLoads(asking.tx, id);
  return ok({
    id, sittingId: found.sittingId, province: found.province, sittingName: sittingName(terms), centre: found.centre, halfDay: halfDayWords(terms.sitting, found.halfDay), people: expected.length, until: resultsUntil(halfDayOf(terms.sitting, found.halfDay).day ?? ''),
    mayLoad: outcome.ok && asking.by.permissions.includes('exam_day.edit') && outcome.value.recorded > 0,
    devices: devices.map((d) => ({ device: d.deviceName, entries: d.entries.length, exportedAt: d.exportedAt, fileName: d.fileName, by: d.by, at: d.at })),
    rooms: countRooms(expected, stands),
    notes: [...stands].flatMap(([ticket, s]) => [...s.violations, ...s.incidents, ...s.wrongRoom].map((e) => ({
      ticket, room: placeOf.get(ticket)?.room ?? null, seat: placeOf.get(ticket)?.seat ?? null, kind: e.kind === 'violation' ? ('violation' as const) : e.kind === 'wrong_room' ? ('wrong_room' as const) : ('incident' as const), note: e.note, at: e.at, device: deviceOf.get(e.id.split('/')[0] ?? '') ?? '',
    }))).toSorted((a, b) => a.at - b.at),
    toRecord: { absent: fresh.filter((m) => m.kind === 'absent').length, violations: fresh.filter((m) => m.kind === 'violation').length, known: outcome.ok ? outcome.value.known : 0 },
    faults: [
      ...faults.map((f) => ({ ticket: f.ticket, what: '', text: refusalText(f.refusal, asking.lang) })), ...noes.map((n) => ({ ticket: n.mark.number, what: `${what[n.mark.kind]} ${n.mark.subject}`, text: refusalText(n.refusal, asking.lang) })),
      ...(outcome.ok ? [] : outcome.refusals.map((r) => ({ ticket: '', what: '', text: refusalText(r, asking.lang) }))),
    ].slice(0, 500),
    loads: loads.map(({ load: _, ...l }) => l),
  });
}
