import type { DeliverLetter, SendLetter } from '#contracts/breaches.ts';
import { beijingDay } from '#contracts/dates.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { breachTerms } from '../breach-terms.ts';
import type { BreachCase, Officer, Whose } from '../breach-case.ts';
import { moveBreach } from '../breaches.store.ts';
import { refusalsToDay } from '../domain/breach-rules.ts';
import { announcementServedOn } from '../domain/terms.ts';
import { listLetters } from '../letters.store.ts';
import { insertService, listServices, settleService } from '../services.store.ts';
import { takeBreach } from '../take-breach.ts';
import { serveLetter } from './serve-letter.ts';

/** 送达的其他方式: by post to the address for service, handed over at the counter (served at once), or by public announcement (served when its days are over). */
export async function sendLetter(by: Officer, of: Whose, asked: SendLetter): Promise<Result<BreachCase>> {
  const { tx, kit, now, actor } = by;
  const taken = await takeBreach(by, of, 'send', asked.version);
  if (!taken.ok) return taken;
  const { found } = taken.value;
  const [letter] = await listLetters(tx, kit.crypto, found);
  invariant(letter, 'a case that waits for service has its letter');
  const no = refusalsToDay(asked.on, beijingDay(letter.issuedAt), beijingDay(now));
  if (no.length > 0) return refused(no);
  const to = asked.channel === 'post' ? asked.address : asked.channel === 'in_person' ? asked.receivedBy : asked.where;
  const dueOn = asked.channel === 'announcement' ? announcementServedOn(asked.on, breachTerms().announcementDays) : null;
  const serviceId = await insertService(tx, kit.crypto, found, { letterId: letter.id, channel: asked.channel, to, trackingNumber: asked.channel === 'post' ? asked.trackingNumber : null, sentOn: asked.on, dueOn, byId: actor.staffId }, now);
  if (serviceId === undefined) return refusedFor('breach.service_open');
  const staff = { kind: 'staff', id: actor.staffId } as const;
  const sent = await moveBreach(tx, kit.crypto, found, { act: 'send', to: found.state, note: asked.channel }, staff, now);
  const arrived = asked.channel === 'in_person' || (dueOn !== null && dueOn <= beijingDay(now));
  if (!arrived) return ok(sent);
  const on = dueOn ?? asked.on;
  await settleService(tx, found, serviceId, 'served', on);
  return ok(await serveLetter(by, sent, on, staff));
}

/** 邮寄结果: signed for, the letter is served on that day; returned, it is not, and has to go out another way. */
export async function deliverLetter(by: Officer, of: Whose, serviceId: string, asked: DeliverLetter): Promise<Result<BreachCase>> {
  const { tx, kit, now, actor } = by;
  const taken = await takeBreach(by, of, 'deliver', asked.version);
  if (!taken.ok) return taken;
  const { found } = taken.value;
  const service = (await listServices(tx, kit.crypto, found)).find((s) => s.id === serviceId && s.channel === 'post');
  if (!service) return refusedFor('breach.service_not_found');
  const no = refusalsToDay(asked.on, service.sentOn, beijingDay(now));
  if (no.length > 0) return refused(no);
  if (!(await settleService(tx, found, serviceId, asked.outcome === 'signed' ? 'served' : 'returned', asked.on))) return refusedFor('breach.service_settled');
  const staff = { kind: 'staff', id: actor.staffId } as const;
  const moved = await moveBreach(tx, kit.crypto, found, { act: 'deliver', to: found.state, note: asked.outcome }, staff, now);
  return ok(asked.outcome === 'signed' ? await serveLetter(by, moved, asked.on, staff) : moved);
}
