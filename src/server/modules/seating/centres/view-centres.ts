import type { CentreLine, CentreList, CentreQuery, CentreWhole, TestCentreId } from '#contracts/test-centres.ts';
import { beijingDay } from '#contracts/dates.ts';
import { sittingName } from '#contracts/sitting-name.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { findPrefecture, getExam, listSittings } from '#server/modules/catalogue/index.ts';
import type { Seating } from '../asking.ts';
import { holdingsOf, listAbsences, listCentreActs, listCentres, listRooms, totalsOf, type Centre, type Holding } from './centres.store.ts';
import { readCentre } from './edit-centre.ts';

const PAGE = 50;
const NOTHING: Holding = { rooms: 0, seats: 0, accessibleSeats: 0, keptBack: 0 };

/** The test centres of a jurisdiction, page by page, with what their rooms hold. */
export async function viewCentres({ tx, by }: Seating, query: CentreQuery): Promise<CentreList> {
  const found = await listCentres(tx, by.jurisdiction, query, PAGE + 1);
  const shown = found.slice(0, PAGE);
  const holdings = await holdingsOf(tx, shown.map((c) => c.id));
  const centres: CentreLine[] = [];
  for (const centre of shown) centres.push(await lineOf(tx, centre, holdings.get(centre.id)));
  return { centres, next: found.length > PAGE ? (shown.at(-1)?.code ?? null) : null, mayEdit: by.permissions.includes('room.edit'), totals: await totalsOf(tx, by.jurisdiction, query) };
}

/** One centre with its rooms, the sittings it does not serve and its history. */
export async function viewCentre(seating: Seating, id: TestCentreId): Promise<Result<CentreWhole>> {
  const { tx, now, by, lang } = seating;
  const found = await readCentre(seating, id);
  if (!found.ok) return found;
  const today = beijingDay(now);
  const sittings = [];
  for (const sitting of await listSittings(tx)) sittings.push({ id: sitting.id, name: sittingName(sitting, (await getExam(tx, sitting.examCode)).name), ahead: sitting.examOn.some((day) => day >= today) });
  const names = new Map(sittings.map((s) => [String(s.id), s.name]));
  const rooms = (await listRooms(tx, [id])).map(({ centreId: _, ...room }) => room);
  return ok({
    ...(await lineOf(tx, found.value, (await holdingsOf(tx, [id])).get(id))), mayEdit: by.permissions.includes('room.edit'),
    allRooms: rooms.toSorted((a, b) => a.number.localeCompare(b.number, lang, { numeric: true })),
    absences: (await listAbsences(tx, id)).map((a) => ({ ...a, name: names.get(a.sittingId) ?? { zh: a.sittingId, en: a.sittingId } })),
    sittings: sittings.filter((s) => s.ahead).map(({ id: sittingId, name }) => ({ id: sittingId, name })), history: await listCentreActs(tx, id),
  });
}

async function lineOf(tx: Seating['tx'], centre: Centre, holding: Holding | undefined): Promise<CentreLine> {
  const prefecture = await findPrefecture(tx, centre.prefecture);
  return { ...centre, prefectureName: prefecture?.name ?? { zh: centre.prefecture, en: centre.prefecture }, ...(holding ?? NOTHING) };
}
