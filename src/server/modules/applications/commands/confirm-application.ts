import { randomInt } from 'node:crypto';
import type { ApplicationId } from '#contracts/ids.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { tellCandidate } from '#server/modules/accounts/index.ts';
import { findSignedLetter } from '#server/modules/commitments/index.ts';
import type { Application } from '../application.ts';
import { claimNumber } from '../applications.store.ts';
import { applicationNumber } from '../domain/application-number.ts';
import { refusalsToConfirm } from '../domain/confirm.ts';
import { hasIntegrityHold } from '../gather-facts.ts';
import { freezeConfirmation } from '../freeze-confirmation.ts';
import { endUnlock } from '../end-unlock.ts';
import { moveApplication } from '../move-application.ts';
import { takePlaced, type Asking } from '../take-application.ts';
import { assess } from './save-application.ts';
import { routeApplication } from './route-application.ts';

/** 报名信息确认 (T11): asks the rules once more, gives the number, freezes what was confirmed, and routes to its review (T11a–d). */
export async function confirmApplication(asking: Asking, id: ApplicationId): Promise<Result<Application>> {
  const taken = await takePlaced(asking, id);
  if (!taken.ok) return taken;
  const { app, person, photoAwaits } = taken.value;
  const no = refusalsToConfirm({
    windows: taken.value.config.windows, photo: person.photo, photoReviewed: app.photoReviewed,
    majorMatches: app.majorMatches ?? true, mismatchAnswered: app.mismatchAnsweredAt !== null,
  }, asking.now);
  if (no.length > 0) return refused(no);
  const { tx, kit, actor, now } = asking;
  if (!app.form) return refusedFor('application.wrong_state');
  const [assessed, letter, number, underRecord] = await Promise.all([
    assess(asking, taken.value, app.form),
    app.dimensions.commitment === 'signed' ? findSignedLetter(tx, app.accountId, app.id, 'commitment') : undefined,
    app.number ?? takeNumber(asking, app),
    hasIntegrityHold(asking, person),
  ]);
  const confirmed = moveApplication(tx, kit.crypto, app, {
    act: 'confirm', by: 'candidate', byId: actor.accountId, photoAwaits, windows: taken.value.config.windows, changes: { number, confirmedAt: now },
  }, now);
  if (!confirmed.ok) return confirmed;
  if (!assessed.ok) return assessed;
  await freezeConfirmation(asking, { ...taken.value, app: confirmed.value }, assessed.value, letter);
  const routed = routeApplication(asking, { ...taken.value, app: confirmed.value }, assessed.value, underRecord);
  if (routed.ok && app.unlockedUntil !== null) await endUnlock(tx, app, 'confirmed', now);
  if (routed.ok) await tellCandidate({ ...asking, province: app.province }, person.account, 'application_confirmed', (lang) => ({ exam: taken.value.offer.exam.name[lang], number }));
  return routed;
}

/** A number nobody has; a clash of random serials is tried again. */
async function takeNumber({ tx }: Asking, app: Application): Promise<string> {
  invariant(app.province, 'a saved application has a province');
  for (let tries = 0; tries < 20; tries++) {
    const number = applicationNumber({ year: app.examYear, examCode: app.examCode, province: app.province }, randomInt(100_000_000));
    if (await claimNumber(tx, number, app)) return number;
  }
  throw new Error('no free application number in twenty tries');
}
