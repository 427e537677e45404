import { beijingTime, type Instant } from '#contracts/dates.ts';
import type { PaperOrder, Spare } from '#contracts/exam-papers.ts';
import { accountsInBrief } from '#server/modules/accounts/index.ts';
import { nameKeys } from '#server/modules/catalogue/index.ts';
import { picturesOf } from '#server/modules/photos/index.ts';
import { findRoomsInUse, listSeatedIn, type SatIn } from '#server/modules/seating/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { AccountId } from '#contracts/ids.ts';
import { BAG } from '../domain/packing-list.ts';
import { findTerms, papersOn, sittingName, type SittingTerms } from '../facts/sitting-terms.ts';

type SheetHalf = { label: string; time: string; people: { seat: number; name: string; document: string; ticket: string; paper: string; variant: string; photo: string | null }[]; papers: { name: string; count: number; spare: number; bags: number }[] };
type SheetRoom = { number: number; name: string; floor: string; halves: SheetHalf[] };
/** What the papers of some rooms print, and the photos they show. */
export type RoomSheets = { data: { title: string; province: string; phone: string; centre: string; address: string; planVersion: number; printedAt: string; rooms: SheetRoom[] }; files: Record<string, Uint8Array> };

/** Gathers everything for some rooms of one centre: who sits where on which half-day, writing what (考务用表). */
export async function gatherSheets(tx: Tx, kit: Kit, at: { sittingId: string; province: string; roomIds: readonly string[]; spare: Spare; order: PaperOrder }, now: Instant): Promise<RoomSheets | undefined> {
  const terms = await findTerms(tx, at.sittingId, at.province);
  const used = terms && (await findRoomsInUse(tx, at.sittingId, at.province));
  const rooms = used?.rooms.filter((r) => at.roomIds.includes(r.roomId)) ?? [];
  const [first] = rooms;
  if (!terms || !used || !first) return undefined;
  const sat = await listSeatedIn(tx, at.sittingId, at.province, at.roomIds);
  const accounts = [...new Set(sat.map((s) => s.accountId))].map((id) => AccountId.parse(id));
  const people = await accountsInBrief(tx, kit.crypto, accounts);
  const pictures = await picturesOf(tx, kit.blobs, accounts);
  const paperOf = papersByHalfDay(terms);
  const lineOf = (s: SatIn) => ({ seat: s.seat, name: people.get(s.accountId)?.name ?? '', document: people.get(s.accountId)?.maskedDocumentNumber ?? '', ticket: s.ticket, paper: [paperOf(s)?.subject ?? '', ...(s.variant ? [`${s.variant}卷`] : [])].join(' '), variant: s.variant ?? '', photo: pictures.has(s.accountId) ? `${s.accountId}.jpg` : null });
  // a room whose half-days were all suspended has nothing to print
  const sheets = rooms.filter((room) => sat.some((s) => s.roomId === room.roomId)).map((room) => {
    const here = sat.filter((s) => s.roomId === room.roomId);
    return {
      number: room.number, name: room.name, floor: room.floor,
      halves: [...new Set(here.map((s) => s.halfDay))].toSorted((a, b) => a - b).map((halfDay) => {
        const half = here.filter((s) => s.halfDay === halfDay);
        const times = half.map(paperOf).filter((p) => p !== undefined);
        const lines = inOrder(half.map(lineOf), at.order);
        return { label: `${times[0]?.day ?? ''} ${halfDay % 2 === 1 ? '上午' : '下午'}`, time: [...new Set(times.map((p) => `${p.from}—${p.to}`))].toSorted().join('、'), people: lines, papers: countBy(lines.map((l) => l.paper)).map(({ name, count }) => ({ name, count, spare: at.spare.room, bags: Math.ceil(count / BAG) })) };
      }),
    };
  });
  const files: Record<string, Uint8Array> = {};
  for (const [accountId, bytes] of pictures) files[`${accountId}.jpg`] = bytes;
  return { data: { title: `${sittingName(terms).zh}考试`, province: terms.province.zh, phone: terms.config.phone, centre: first.centre, address: first.address, planVersion: used.planVersion, printedAt: beijingTime(now), rooms: sheets }, files };
}

/** By seat, or by name and then by seat. */
function inOrder<L extends { seat: number; name: string }>(lines: readonly L[], order: PaperOrder): L[] {
  const keyed = lines.map((line) => ({ line, key: order === 'seat' ? '' : nameKeys(line.name)[order] }));
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.line.seat - b.line.seat)).map(({ line }) => line);
}

function papersByHalfDay(terms: SittingTerms) {
  return (s: SatIn) => {
    const [first, ...more] = papersOn(terms, s, s.halfDay);
    return first && { ...first, subject: [first, ...more].map((p) => p.subject).join('、'), to: more.at(-1)?.to ?? first.to };
  };
}

function countBy(names: readonly string[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count })).toSorted((a, b) => a.name.localeCompare(b.name, 'zh'));
}
