import type { ApplicationId } from '#contracts/ids.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { LETTER_VERSION, listAcceptedLetters, signLetter } from '#server/modules/commitments/index.ts';
import type { Application } from '../application.ts';
import { refusalsOutsidePreparing } from '../domain/window-guards.ts';
import { letterAbout } from '../letter-about.ts';
import { moveApplication } from '../move-application.ts';
import { takePlaced, type Asking } from '../take-application.ts';

/** 我已阅知并同意 / 已阅读并知晓 (T3): each text is kept word for word; with both accepted the form opens. */
export async function acceptNotice(asking: Asking, id: ApplicationId, letter: 'notification' | 'instructions', version: string): Promise<Result<Application>> {
  const taken = await takePlaced(asking, id);
  if (!taken.ok) return taken;
  const { app, photoAwaits } = taken.value;
  const no = refusalsOutsidePreparing(taken.value.config.windows, asking.now);
  if (no.length > 0) return refused(no);
  if (app.dimensions.data !== 'choosing' || app.dimensions.ended) return refusedFor('application.wrong_state');
  const accepted = await listAcceptedLetters(asking.tx, app.accountId, app.id);
  const current = (kind: 'notification' | 'instructions') => accepted.some((l) => l.letter === kind && l.version === LETTER_VERSION[kind]);
  if (letter === 'instructions' && !current('notification')) return refusedFor('application.notices_not_accepted');
  const { tx, kit, actor, visitor, now } = asking;
  const signed = signLetter(tx, kit, { accountId: app.accountId, sessionId: actor.sessionId, ip: visitor.ip, lang: visitor.lang, ownerId: app.id, letter, version, about: letterAbout(taken.value) }, now);
  if (!signed.ok) return signed;
  if (letter === 'notification') return ok(app);
  return moveApplication(tx, kit.crypto, app, { act: 'accept_notices', by: 'candidate', byId: actor.accountId, photoAwaits, windows: taken.value.config.windows }, now);
}
