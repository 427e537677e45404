import { COMPLETION_STATE_WORDS } from '#contracts/completions.ts';
import { beijingDay } from '#contracts/dates.ts';
import { SittingId } from '#contracts/catalogue.ts';
import { PUBLICITY_ACTS, type EntryQuery, type Publicities, type PublicityAct, type PublicityEntries, type PublicityId, type PublicityWhole } from '#contracts/publicity.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import type { Permission } from '#contracts/staff.ts';
import { provinceOf } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { catalogueNames, endOfWorkingDays } from '#server/modules/catalogue/index.ts';
import { pairKey, placeOf } from '#server/platform/lists/list-source.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Working } from '../asking.ts';
import { isShown, refusalsToMove } from '../domain/publicity-acts.ts';
import { countByPublicity } from '../objections/objections.store.ts';
import { countEntries, listEntries, listEntriesOfStaff, type EntryRow } from './entries.store.ts';
import { countHeld } from './listed.store.ts';
import { findPublicity, listPublicities, listPublicityActs, type Publicity } from './publicities.store.ts';
import { factsOf, mayActOn } from './write-publicity.ts';

const PAGE = 50;
const NATION = { zh: '全国', en: 'the whole nation' };

/** Where a list is of, in words. */
export async function placeName(tx: Tx, province: string | null, lang: Lang): Promise<string> {
  return province === null ? NATION[lang] : catalogueNames(tx, lang).province(province);
}

async function linesOf({ tx, lang }: Pick<Working, 'tx' | 'lang'>, lists: readonly Publicity[]): Promise<Publicities['lines']> {
  const objections = await countByPublicity(tx, lists.map((p) => p.id));
  const names = catalogueNames(tx, lang);
  return Promise.all(lists.map(async (p) => ({
    id: p.id, sitting: SittingId.parse(p.sittingId), sittingName: await names.sitting(p.sittingId), province: p.province, provinceName: await placeName(tx, p.province, lang), number: p.number, state: p.state, entries: p.entries, cleared: p.cleared, objections: objections.get(p.id) ?? 0,
    startsAt: p.startsAt, endsAt: p.endsAt, madeAt: p.madeAt,
  })));
}

/** The lists of the caller's part of the country, a page by key. */
export async function viewPublicities(working: Working, { sitting, after }: { sitting?: string | undefined; after?: string | undefined }): Promise<Publicities> {
  const { tx, by } = working;
  const lists = await listPublicities(tx, by.jurisdiction, { sittingId: sitting, after: placeOf(after), limit: PAGE });
  const last = lists.at(-1);
  return { lines: await linesOf(working, lists), next: lists.length === PAGE && last ? pairKey(String(last.madeAt), last.id) : null, mayArrange: by.permissions.includes('publicity.arrange') && (by.jurisdiction.kind === 'province' || by.jurisdiction.kind === 'nation') };
}

const PERMISSIONS: Record<PublicityAct, Permission> = { propose: 'publicity.arrange', return: 'publicity.approve', approve: 'publicity.approve', withdraw: 'publicity.arrange' };

/** One list with its figures, what may be done with it and why not, and who did what. */
export async function viewPublicity(working: Working, id: PublicityId): Promise<Result<PublicityWhole>> {
  const { tx, by, lang, now } = working;
  const list = await findPublicity(tx, by.jurisdiction, id);
  if (!list) return refusedFor('publicity.not_found');
  const [line] = await linesOf(working, [list]);
  if (!line) return refusedFor('publicity.not_found');
  const acts = PUBLICITY_ACTS.filter((act) => mayActOn(by, list) && by.permissions.includes(PERMISSIONS[act])).map((act) => ({ act, no: refusalsToMove(act, factsOf(list), by.staffId, now) })).filter(({ no }) => !no.some((r) => r.code === 'publicity.wrong_state'));
  const { left } = await countEntries(tx, id);
  return ok({
    ...line, version: list.version, workingDays: list.workingDays, phone: list.phone, mail: list.mail, isShown: isShown(list, now), held: await countHeld(tx, id), left,
    provisional: list.startsAt !== null && endOfWorkingDays(beijingDay(list.startsAt), list.workingDays)?.provisional === true,
    madeBy: list.madeByName, proposedBy: list.proposedByName, approvedBy: list.approvedByName, approvedAt: list.approvedAt, acts: acts.map(({ act, no }) => ({ act, refusals: no.map((r) => refusalText(r, lang)) })), history: await listPublicityActs(tx, id),
  });
}

/** Lines of a list in words. */
async function entryLines(tx: Tx, list: Pick<Publicity, 'sittingId'>, rows: readonly EntryRow[], lang: Lang) {
  const names = catalogueNames(tx, lang);
  return Promise.all(rows.map(async (r) => {
    const choice = await names.choice(list.sittingId, r.levelCode, r.specialtyCode);
    return { position: r.position, name: r.name, document: r.document, province: await names.province(r.province), level: choice.level, specialty: choice.specialty };
  }));
}

/** A page of a list as officers look at it, before and after it is shown, with how everybody on it stands; on a list of the nation a province sees its own people. */
export async function viewEntries({ tx, by, lang }: Working, id: PublicityId, { after = 0, name, order }: EntryQuery): Promise<Result<PublicityEntries>> {
  const list = await findPublicity(tx, by.jurisdiction, id);
  if (!list) return refusedFor('publicity.not_found');
  const rows = await listEntriesOfStaff(tx, id, { after, order, name, province: provinceOf(by.jurisdiction), limit: PAGE });
  const lines = await entryLines(tx, list, rows, lang);
  return ok({ entries: lines.map((line, at) => { const row = rows[at]; return { ...line, standing: row?.state ? COMPLETION_STATE_WORDS[row.state][lang] : '', left: row?.left ?? true }; }), next: rows.length === PAGE ? (rows.at(-1)?.position ?? null) : null });
}

/** A page of a list as everybody reads it while it is shown: the name and the masked document, never more; who left it is not there. */
export async function readEntries(tx: Tx, list: Publicity, { after = 0, name, order }: EntryQuery, lang: Lang) {
  const rows = await listEntries(tx, list.id, { after, order, name, limit: PAGE + 1 });
  return { entries: await entryLines(tx, list, rows.slice(0, PAGE), lang), next: rows.length > PAGE ? (rows[PAGE - 1]?.position ?? null) : null };
}
