import type { CheckPerson } from '#contracts/completions.ts';
import { covers } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Sitting } from '#contracts/catalogue.ts';
import { listScored } from '#server/modules/scores/index.ts';
import type { Working } from '../asking.ts';
import { assessOne } from '../assess/assess-one.ts';
import { lockCompletion } from '../completions.store.ts';
import { findByApplication, writeCheck } from './people.store.ts';
import { refusalToCheck } from './view-people.ts';

/** 登记考后核查结果: one person passed everything and was checked before the certificate: 合格、不合格、未按期; where they stand follows at once. */
export async function checkPerson({ tx, kit, by, now }: Working, sitting: Sitting, number: string, { result, note, version }: CheckPerson): Promise<Result<undefined>> {
  const [person] = await listScored(tx, sitting.id, { numbers: [number] });
  if (!person || !covers(by.jurisdiction, { province: person.province, exam: sitting.examCode })) return refusedFor('completion.person_not_found');
  const found = await findByApplication(tx, person.accountId, person.applicationId);
  const held = found && (await lockCompletion(tx, found));
  const no = refusalToCheck(held);
  if (!held || no) return refusedFor(no ?? 'completion.not_complete');
  if (held.version !== version) return refusedFor('completion.changed_meanwhile');
  if (result !== 'passed' && note.length < 4) return refusedFor('field.too_short', { path: 'note', params: { min: 4 } });
  await writeCheck(tx, held, { result, note }, by, new Date(now));
  await assessOne(tx, kit, sitting.id, number, now);
  return ok(undefined);
}
