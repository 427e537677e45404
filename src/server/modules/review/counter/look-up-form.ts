import type { CounterCase, CounterLookUp } from '#contracts/counter.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { findByNumber, gatherOffer, gatherPerson, materialDemands, stateOf, verificationCode, type Application } from '#server/modules/applications/index.ts';
import { MATERIAL_KINDS } from '#server/modules/materials/index.ts';
import { hasPhoto } from '#server/modules/photos/index.ts';
import { lastAppointment, settleAppointment } from '../appointments/appointments.store.ts';
import { findCase, standingOf, type Asking } from '../case/find-case.ts';
import { findOpening, rememberOpening } from '../case/openings.store.ts';
import { examText } from '../case/present-case.ts';
import { refusalsToDecide } from '../decisions/case-acts.ts';
import { checklistFor } from '../library/checklist-for.ts';
import { reasonsFor } from '../library/reasons-for.ts';
import { words } from '../words.ts';

const HOUR = 3_600_000;

/**
 * 窗口受理: the number on the form in hand leads to the application within the jurisdiction; a code that is typed must be the form's own, else the
 * paper is not ours. Whoever is booked about this time has come (已到场).
 */
export async function lookUpForm(asking: Asking, { number, code }: CounterLookUp, lang: Lang): Promise<Result<{ app: Application; view: CounterCase }>> {
  const { tx, kit, actor, now } = asking;
  if (code !== '' && code !== verificationCode(kit, number)) return refusedFor('review.form_code_wrong', { path: 'code' });
  const whose = await findByNumber(tx, number);
  const found = whose ? await findCase(asking, whose.id) : refusedFor('application.not_found', { path: 'number' });
  if (!found.ok) return found;
  const { app, confirmed } = found.value;
  await rememberOpening(tx, app, actor.staffId, now);
  const opening = await findOpening(tx, app, actor.staffId);
  const booked = await lastAppointment(tx, app);
  const here = booked?.state === 'booked' && Math.abs(booked.startsAt - now) < 4 * HOUR && (await settleAppointment(tx, booked, 'attended', { staffId: actor.staffId, at: now }));
  const no = refusalsToDecide('approve', await standingOf(asking, app));
  const offer = await gatherOffer(tx, app);
  const demands = materialDemands(app, offer, await gatherPerson(tx, kit, app.accountId));
  const view: CounterCase = {
    id: app.id, version: app.version, number, name: confirmed.account.name, documentNumber: confirmed.account.maskedDocumentNumber, examText: examText(confirmed, lang),
    choiceText: `${confirmed.level.name[lang]} · ${confirmed.specialty.name[lang]}`, point: confirmed.reviewPoint.id, pointText: confirmed.reviewPoint.name[lang], stateText: words[lang].states[stateOf(app, false)], hasPhoto: await hasPhoto(tx, app.accountId),
    appointment: booked ? { startsAt: booked.startsAt, stateText: words[lang].appointments[here ? 'attended' : booked.state] } : null,
    bring: demands.map((d) => d.anyOf.map((kind) => MATERIAL_KINDS[kind][lang]).join(' / ')),
    checklist: (await checklistFor(tx, app, lang)).map((line) => ({ ...line, ticked: opening?.ticked.includes(line.code) ?? false })),
    reasons: (await reasonsFor(tx, app, lang)).filter((r) => r.decision === 'reject'),
    open: no.length === 0, why: no.map((r) => refusalText(r, lang)),
  };
  return ok({ app, view });
}
