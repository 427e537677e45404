import type { ObjectionId, Objections, ObjectionWhole } from '#contracts/objections.ts';
import { COMPLETION_STATE_WORDS } from '#contracts/completions.ts';
import { refusalText } from '#contracts/refusals.ts';
import { covers } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { accountsInBrief } from '#server/modules/accounts/index.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import { listMembersWhoMay } from '#server/modules/staff/index.ts';
import { pairKey, placeOf } from '#server/platform/lists/list-source.ts';
import type { Working } from '../asking.ts';
import { findCompletion } from '../completions.store.ts';
import { refusalsToAct, type ObjectionAct } from '../domain/objection-rules.ts';
import { findObjection, listObjectionEvents, listObjections, type Objection } from './objections.store.ts';

const PAGE = 50;

/** The objections of the caller's part of the country, a page by key. */
export async function viewObjections(working: Working, { state, publicity, after }: { state?: Objection['state'] | undefined; publicity?: string | undefined; after?: string | undefined }): Promise<Objections> {
  const { tx, kit, by } = working;
  const rows = await listObjections(tx, kit.crypto, by.jurisdiction, { state, publicityId: publicity, after: placeOf(after), limit: PAGE });
  const lines = await linesOf(working, rows);
  const last = rows.at(-1);
  return { lines: lines.map(({ document: _document, ...line }) => line), next: rows.length === PAGE && last ? pairKey(String(last.receivedAt), last.id) : null };
}

/** Lines of objections with the people they are about. */
export async function linesOf({ tx, kit, by, lang }: Working, rows: readonly Objection[]) {
  const people = await accountsInBrief(tx, kit.crypto, rows.map((o) => o.accountId));
  const names = catalogueNames(tx, lang);
  return Promise.all(rows.map(async (o) => ({
    id: o.id, reference: o.reference, state: o.state, sittingName: await names.sitting(o.sittingId), provinceName: await names.province(o.province), name: people.get(o.accountId)?.name ?? '', document: people.get(o.accountId)?.maskedDocumentNumber ?? '',
    position: o.position, channel: o.channel, named: o.named, assignedTo: o.assignedToName, mine: o.assignedToId === by.staffId, receivedAt: o.receivedAt, decidedAt: o.decidedAt,
  })));
}

/** One objection with everything of the case, and what the reader may do about it. */
export async function viewObjection(working: Working, id: ObjectionId): Promise<Result<ObjectionWhole>> {
  const { tx, kit, by, lang } = working;
  const o = await findObjection(tx, kit.crypto, by.jurisdiction, id);
  if (!o) return refusedFor('objection.not_found');
  const [line] = await linesOf(working, [o]);
  const about = await findCompletion(tx, o.accountId, o.completionId);
  if (!line || !about) return refusedFor('objection.not_found');
  const why = (act: ObjectionAct) => { const [no] = refusalsToAct(act, o, by.staffId); return no ? refusalText(no, lang) : null; };
  const handlers = (await listMembersWhoMay(tx, 'objection.handle', o.province)).filter((m) => covers(m.jurisdiction, { province: o.province, exam: o.examCode }));
  return ok({
    ...line, version: o.version, publicity: o.publicityId, ticketNumber: about.ticketNumber, sitting: o.sittingId, completionState: COMPLETION_STATE_WORDS[about.state][lang], statement: o.content.statement, reporter: o.content.reporter,
    facts: o.facts, outcome: o.outcome, answer: o.answer, proposedBy: o.proposedByName, decidedBy: o.decidedByName, closed: { take: why('take'), propose: why('propose'), decide: why('confirm') },
    colleagues: handlers.map((m) => ({ id: m.id, name: m.name })), history: await listObjectionEvents(tx, o),
  });
}
