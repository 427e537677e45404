import { CashDesks, ShiftWhole } from '#contracts/cash-desk.ts';
import { must, type Site, type Who } from './site.ts';

type Cashiers = Record<'first' | 'second', NonNullable<Who>>;

/** Enough to pay out whatever comes back to the desk in a day. */
const DRAWN_IN_FEN = 60_000_000;

/** 开班与交班: both cashiers work in a shift of today; one of an earlier day is counted and handed over to the other first. */
export async function workToday({ site, officers: { first, second } }: { site: Site; officers: Cashiers }): Promise<void> {
  for (const [who, other, window] of [[first, second, 1], [second, first, 2]] as const) {
    const look = async () => CashDesks.parse(must(await site.get('/api/staff/cash-desks', who), 'the desks could not be seen').json);
    const { mine, today } = await look();
    if (mine?.day === today) continue;
    if (mine) {
      const counted = ShiftWhole.parse(must(await site.post(`/api/staff/cash-shifts/${mine.id}/count`, { version: mine.version, counted: { inFen: mine.expectedInFen }, posInFen: mine.posExpectedInFen }, who), 'a shift was not counted').json);
      must(await site.post(`/api/staff/cash-shifts/${mine.id}/decision`, { version: counted.version, decision: 'confirm' }, other), 'a shift was not handed over');
    }
    const there = (await look()).desks.find((d) => d.desk === `370${String(window)}`)?.cashInFen ?? 0;
    const drawnInFen = Math.max(0, DRAWN_IN_FEN - there);
    must(await site.post('/api/staff/cash-shifts', { place: '37', window, counted: { inFen: there + drawnInFen }, drawnInFen }, who), 'no shift was opened');
  }
}
