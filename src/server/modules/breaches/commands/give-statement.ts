import type { BreachCaseId, EnterStatement, OwnStatement } from '#contracts/breaches.ts';
import { beijingDay, startOfBeijingDay } from '#contracts/dates.ts';
import { refuse } from '#contracts/refusals.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { StoredFile } from '#server/modules/materials/index.ts';
import type { BreachCase, Officer, Whose } from '../breach-case.ts';
import { findToldBreach, moveBreach } from '../breaches.store.ts';
import { refusalsToAct } from '../domain/breach-rules.ts';
import { gatherBreachFacts } from '../gather-facts.ts';
import { insertStatement } from '../statements.store.ts';
import { takeBreach } from '../take-breach.ts';
import { keepFiles } from './add-files.ts';
import type { Candidate } from './receive-letter.ts';

/** 陈述、申辩: the person answers within the time, with files if they like, or says that nothing will be said; both as often as they like until the time is over or a decision is proposed. */
export async function giveStatement(by: Candidate, id: BreachCaseId, said: OwnStatement, stored: readonly StoredFile[]): Promise<Result<BreachCase>> {
  const { tx, kit, now, actor } = by;
  const found = await findToldBreach(tx, kit.crypto, { accountId: actor.accountId, id }, { lock: true });
  if (!found) return refusedFor('breach.not_found');
  const act = said.answer;
  const no = refusalsToAct(await gatherBreachFacts(by, found), { act, by: 'candidate', byId: actor.accountId, version: found.version, now });
  if (no.length > 0) return refused(no);
  if (act === 'state' && said.text.length < 4) return refused([refuse('breach.statement_empty', { path: 'text' })]);
  const files = await keepFiles(by, found, stored, 'candidate');
  if (!files.ok) return files;
  await insertStatement(tx, kit.crypto, found, { by: 'candidate', byId: actor.accountId, waived: act === 'waive', text: said.text, receivedOn: beijingDay(now), at: now });
  return ok(await moveBreach(tx, kit.crypto, found, { act, to: 'heard' }, { kind: 'candidate', id: actor.accountId }, now));
}

/** 录入书面陈述、申辩: an officer enters what came on paper; what arrived within the time counts, however late it is entered. */
export async function enterStatement(by: Officer, of: Whose, said: EnterStatement): Promise<Result<BreachCase>> {
  const { tx, kit, now, actor } = by;
  const act = said.waived ? 'waive' : 'state';
  const taken = await takeBreach(by, of, act, said.version);
  if (!taken.ok) return taken;
  const { found } = taken.value;
  const no = [];
  if (!said.waived && said.text.length < 4) no.push(refuse('breach.statement_empty', { path: 'text' }));
  if (said.receivedOn > beijingDay(now)) no.push(refuse('breach.day_in_future', { path: 'receivedOn' }));
  if (found.statementUntil !== null && startOfBeijingDay(said.receivedOn) >= found.statementUntil) no.push(refuse('breach.statement_over', { path: 'receivedOn', params: { at: beijingDay(found.statementUntil) } }));
  if (no.length > 0) return refused(no);
  await insertStatement(tx, kit.crypto, found, { by: 'staff', byId: actor.staffId, waived: said.waived, text: said.text, receivedOn: said.receivedOn, at: now });
  return ok(await moveBreach(tx, kit.crypto, found, { act, to: 'heard', note: said.receivedOn }, { kind: 'staff', id: actor.staffId }, now));
}
