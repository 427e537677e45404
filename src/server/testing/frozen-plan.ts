import type { PlanWhole } from '#contracts/seat-plans.ts';
import { TICKET_PATTERNS, type SeatPolicy } from '#contracts/seating.ts';
import type { RoomImport } from '#contracts/test-centres.ts';
import { multipartOf, type TestApp } from './app.ts';
import { must } from './candidates.ts';
import type { Colleague } from './staff.ts';

const HEAD = '地市,考点名称,考点地址,联系电话,考场号,座位数,考场类型,无障碍,用途';
const POLICY: SeatPolicy = { mode: 'fixed', kind: 'paper', seatsPerRoom: 30, columns: 4, mergeBelow: 10 };

/** One line of a file of rooms: 地市, 考点名称, 地址, 电话, 考场号, 座位数, 类型, 无障碍, 用途. */
export async function loadRooms(t: TestApp, officer: Colleague, lines: readonly string[]): Promise<void> {
  const file = must(await t.api.upload('/api/staff/room-imports', multipartOf({}, [{ field: 'files', fileName: '考场.csv', contentType: 'text/csv', bytes: Buffer.from([HEAD, ...lines].join('\n')) }]), { as: officer.as })).json<RoomImport>();
  must(await t.api.post(`/api/staff/room-imports/${file.id}/loading`, { rows: 'all' }, { as: officer.as }));
}

/** A frozen plan of everybody who has paid for a sitting in Shandong, by the acts of its officers; answers its id. */
export async function freezePlan(t: TestApp, { officer, second }: { officer: Colleague; second: Colleague }, sittingId: string, policy: SeatPolicy = POLICY): Promise<string> {
  const pattern = TICKET_PATTERNS.usual;
  const { id } = must(await t.api.post('/api/staff/seat-plans', { sittingId, province: '37', policy, pattern }, { as: officer.as })).json<PlanWhole>();
  const act = async (path: string, who: Colleague, more: Record<string, unknown> = {}) => {
    const { version } = must(await t.api.get(`/api/staff/seat-plans/${id}`, { as: who.as })).json<PlanWhole>();
    must(await t.api.post(`/api/staff/seat-plans/${id}/${path}`, { version, ...more }, { as: who.as }));
    await t.runJobs();
  };
  await act('roster', officer);
  await act('runs', officer, { policy, pattern });
  await act('proposal', officer);
  await act('freeze', second);
  return id;
}
