import type { NewPartner } from '#contracts/partners.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { newId } from '#server/platform/ids.ts';
import type { Acting } from '../asking.ts';
import { refusalsToEnter } from '../domain/key-rules.ts';
import { insertPartner, insertPartnerAct } from '../partners.store.ts';

/** 登记对接系统: enters a system for a province or the nation, within the officer's own reach; it can do nothing before it has a key. */
export async function enterPartner({ tx, actor, now }: Acting, { name, contact, province }: NewPartner): Promise<Result<string>> {
  const jurisdiction: Jurisdiction = province === undefined ? { kind: 'nation' } : { kind: 'province', province };
  const no = refusalsToEnter(actor, jurisdiction);
  if (no.length > 0) return refused(no);
  const id = newId();
  if (!(await insertPartner(tx, { id, name, contact, jurisdiction }, now))) return refusedFor('partner.name_taken', { path: 'name' });
  await insertPartnerAct(tx, id, 'entered', actor, '', now);
  return ok(id);
}
