import type { CashDesks } from '#contracts/cash-desk.ts';
import { beijingDay } from '#contracts/dates.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { refusalText, refuse } from '#contracts/refusals.ts';
import { provinceOf } from '#server/kernel/jurisdiction.ts';
import { listReviewPoints } from '#server/modules/catalogue/index.ts';
import { listBalances } from '#server/modules/ledger/index.ts';
import type { AtDesk } from '../at-the-desk.ts';
import { deskNames } from '../desk-text.ts';
import { listDesks } from '../desks.store.ts';
import { isOverdue } from '../domain/deposit-rules.ts';
import { presentShifts } from './present-shifts.ts';
import { findShiftOf, listStandings } from './shifts.store.ts';

/** 收款台: my own shift, every desk within the jurisdiction beside the ledger (账账核对), and where I may open a shift. */
export async function viewDesks(b: AtDesk): Promise<CashDesks> {
  const { tx, by, lang } = b;
  const j = by.jurisdiction;
  const today = beijingDay(b.now);
  const province = provinceOf(j);
  const [desks, standings, mine, balances] = await Promise.all([listDesks(tx, j), listStandings(tx, j), findShiftOf(tx, by.staffId), j.kind === 'nation' || j.kind === 'province' ? listBalances(tx, { ...(province !== undefined && { province }) }) : []]);
  const names = deskNames(tx, lang);
  const lines: CashDesks['desks'] = [];
  for (const d of desks) {
    const s = standings.find((one) => one.desk === d.desk);
    lines.push({ desk: d.desk, text: await names.desk(d.desk), cashInFen: d.cashInFen, heldSince: d.heldSince, overdue: isOverdue(d.heldSince, today), shift: s ? { id: s.id, state: s.state, cashier: s.cashierName, day: s.day } : null });
  }
  const [own] = mine ? await presentShifts(b, [mine]) : [];
  return {
    mine: own ?? null, desks: lines, atDesksInFen: desks.reduce((fen, d) => fen + d.cashInFen, 0), ledgerInFen: balances.filter((x) => x.account === 'cash').reduce((fen, x) => fen + x.leftInFen, 0), today, mayConfirm: by.permissions.includes('cash.confirm'),
    open: { places: await placesOf(b, province), reasons: (by.permissions.includes('payment.register') ? [] : [refuse('cash.not_permitted')]).map((no) => refusalText(no, lang)) },
  };
}

async function placesOf({ tx, lang, by }: AtDesk, province: string | undefined): Promise<CashDesks['open']['places']> {
  if (province === undefined || by.jurisdiction.kind !== 'province' || !by.permissions.includes('payment.register')) return [];
  const names = deskNames(tx, lang);
  const places: CashDesks['open']['places'] = [{ place: ProvinceCode.parse(province), text: await names.place(province) }];
  for (const point of await listReviewPoints(tx, { province })) places.push({ place: point.id, text: point.name[lang] });
  return places;
}
