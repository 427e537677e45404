import { beijingDay, type Instant } from '#contracts/dates.ts';
import { ObjectionId, type ObjectionChannel, type RaiseObjection } from '#contracts/objections.ts';
import type { PublicityId } from '#contracts/publicity.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import type { Kit } from '#server/platform/kit.ts';
import { assessOne } from '../assess/assess-one.ts';
import { lockCompletion, type By } from '../completions.store.ts';
import { refusalsToReporter } from '../domain/objection-rules.ts';
import { isShown } from '../domain/publicity-acts.ts';
import { findEntry } from '../publicity/entries.store.ts';
import { findAnyPublicity } from '../publicity/publicities.store.ts';
import { countOpenObjections, insertDoor, insertObjection } from './objections.store.ts';
import { doorOf, newCode } from './receipt.ts';

/** More about one person at a time are not kept: the first ones hold the person back already. */
const MOST_OPEN = 20;

/** Who hands an objection in when nobody of the staff does. */
export const ANYBODY: By = { staffId: null, name: '公众' };

type Raising = { tx: Tx; kit: Kit; now: Instant };

/**
 * 提出异议: somebody on a list that is shown is held back from now on, that one person only, and a case begins. Answers the reference and the code with which the answer is read.
 * Against a list's end it is exact: whoever stands on it is held while it is written, so one of the two, objection or clearing, sees the other.
 */
export async function raiseObjection({ tx, kit, now }: Raising, publicityId: PublicityId, said: Omit<RaiseObjection, 'captcha'>, channel: ObjectionChannel, by: By): Promise<Result<{ id: ObjectionId; reference: string; code: string; accountId: string }>> {
  const list = await findAnyPublicity(tx, publicityId);
  if (!list || !isShown(list, now)) return refusedFor('publicity.not_shown');
  const no = refusalsToReporter(said);
  const entry = await findEntry(tx, publicityId, said.position);
  if (no.length > 0) return refused(no);
  if (!entry) return refusedFor('objection.entry_not_found', { path: 'position' });
  const held = await lockCompletion(tx, entry);
  if (!held || held.publicityId !== publicityId || held.state === 'cleared') return refusedFor('publicity.not_shown');
  if ((await countOpenObjections(tx, entry)) >= MOST_OPEN) return refusedFor('objection.too_many');
  const id = ObjectionId.parse(newId());
  const reference = `YY${beijingDay(now).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`;
  const code = newCode();
  const reporter = said.way === 'named' ? { name: said.name, phone: said.phone, mail: said.mail } : null;
  await insertObjection(tx, kit.crypto, {
    ...entry, id, publicityId, sittingId: list.sittingId, examCode: list.examCode, province: held.province, reference, channel, named: reporter !== null, content: { statement: said.statement, reporter },
  }, by, new Date(now));
  await insertDoor(tx, doorOf(kit.crypto, code), { accountId: entry.accountId, id });
  await assessOne(tx, kit, list.sittingId, held.ticketNumber, now);
  return ok({ id, reference, code, accountId: entry.accountId });
}
