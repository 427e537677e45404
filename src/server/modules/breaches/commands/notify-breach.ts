import type { NotifyBreach } from '#contracts/breaches.ts';
import { beijingDay } from '#contracts/dates.ts';
import { ok, refused, type Result } from '#server/kernel/result.ts';
import { tellAccount } from '#server/modules/accounts/index.ts';
import type { BreachCase, Officer, Whose } from '../breach-case.ts';
import { moveBreach } from '../breaches.store.ts';
import { refusalsToNotice } from '../domain/breach-rules.ts';
import { insertLetter } from '../letters.store.ts';
import { insertService } from '../services.store.ts';
import { takeBreach } from '../take-breach.ts';
import { composeNotice } from '../letters/compose-letters.ts';
import { refusalsToPrint } from '../letters/letter-facts.ts';

/** 告知: freezes the notice with what the agency intends to decide, puts it on the person's page and tells them that it is there. Their time begins when it is served. */
export async function notifyBreach(by: Officer, of: Whose, asked: NotifyBreach): Promise<Result<BreachCase>> {
  const { tx, kit, now, actor } = by;
  const taken = await takeBreach(by, of, 'notify', asked.version);
  if (!taken.ok) return taken;
  const { found } = taken.value;
  const no = refusalsToNotice(found.article, asked.disposition);
  if (no.length > 0) return refused(no);
  const content = await composeNotice(by, found, asked.disposition);
  const unprintable = refusalsToPrint(kit, content);
  if (unprintable.length > 0) return refused(unprintable);
  const letter = await insertLetter(tx, kit.crypto, found, { kind: 'notice', content, byId: actor.staffId }, now);
  const noticed = await moveBreach(tx, kit.crypto, found, { act: 'notify', to: 'noticed', note: content.number, changes: { notices: found.notices + 1, noticedDisposition: asked.disposition, statementUntil: null } }, { kind: 'staff', id: actor.staffId }, now);
  await insertService(tx, kit.crypto, found, { letterId: letter.id, channel: 'electronic', to: '', trackingNumber: null, sentOn: beijingDay(now), dueOn: null, byId: actor.staffId }, now);
  await tellAccount(by, found.accountId, 'breach_notice', () => ({ exam: found.content.examText }));
  return ok(noticed);
}
