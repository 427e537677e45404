import { beijingTime, type Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { UnlockPart } from '#contracts/applications.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { tellAccount } from '#server/modules/accounts/index.ts';
import { flattenFields } from '#server/platform/http/form-fields.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Application } from '../application.ts';
import { findApplication, lockApplication } from '../applications.store.ts';
import { displayedState } from '../domain/dimensions.ts';
import { advance } from '../domain/transitions.ts';
import { PART_WORDS, refusalsToUnlock } from '../domain/unlock.ts';
import { endUnlock } from '../end-unlock.ts';
import { gatherOffer, gatherPhotoGate } from '../gather-facts.ts';
import { moveApplication } from '../move-application.ts';
import { findOpenUnlock, openUnlock, writeRestored } from '../unlocks.store.ts';

type Officer = { tx: Tx; kit: Kit; staffId: string; now: Instant };
type Unlock = { unlockId: string; parts: readonly UnlockPart[]; until: Instant; reason: string };

/** Every reason why an application cannot be unlocked now: asked when it is proposed and again when it is granted. */
export async function refusalsToUnlockNow(by: Pick<Officer, 'tx' | 'now'>, app: Application, until: Instant): Promise<Result<null>> {
  const { config } = await gatherOffer(by.tx, app);
  if (!config) return refusedFor('application.wrong_state');
  const gate = await gatherPhotoGate(by.tx, app);
  const allowed = advance(app.dimensions, gate, 'unlock', 'officer');
  const no = [...(allowed.ok || app.unlockedUntil !== null ? [] : allowed.refusals), ...refusalsToUnlock({ windows: config.windows, dimensions: app.dimensions, unlockedUntil: app.unlockedUntil, until }, by.now)];
  return no.length > 0 ? refused(no) : ok(null);
}

/**
 * 解锁修改 (T17, R-3.3.1-05): opens the named parts of a saved, confirmed or paid application until an instant and tells the candidate. What
 * stood before is kept whole and comes back if nobody confirms again. The caller checked jurisdiction and the second officer.
 */
export async function unlockApplication(by: Officer, of: { accountId: AccountId; id: ApplicationId }, unlock: Unlock): Promise<Result<Application>> {
  const { tx, kit, now } = by;
  const app = await lockApplication(tx, kit.crypto, of.accountId, of.id);
  if (!app) return refusedFor('application.not_found');
  const may = await refusalsToUnlockNow(by, app, unlock.until);
  if (!may.ok) return may;
  if (!(await openUnlock(tx, app, { unlockId: unlock.unlockId, version: app.version, parts: unlock.parts, until: unlock.until }, now))) return refusedFor('application.unlocked_already');
  const gate = await gatherPhotoGate(tx, app);
  const { exam, config } = await gatherOffer(tx, app);
  const opened = moveApplication(tx, kit.crypto, { ...app, unlockedUntil: unlock.until, unlockedParts: [...unlock.parts] }, {
    act: 'unlock', by: 'officer', byId: by.staffId, photoAwaits: gate.awaits, windows: config?.windows, note: unlock.reason,
    changes: { draft: app.form ? flattenFields(app.form) : null, confirmedAt: null, reviewReason: null },
  }, now);
  if (!opened.ok) return opened;
  await tellAccount({ ...by, province: app.province }, app.accountId, 'application_unlocked', (lang) => ({ exam: exam.name[lang], parts: unlock.parts.map((part) => PART_WORDS[part][lang]).join(lang === 'zh' ? '；' : '; '), until: beijingTime(unlock.until) }));
  return opened;
}

/** An unlock that ran out unused (T17): data, confirmation, review and payment stand again as before, and the candidate is told. */
export async function restoreUnlocked(by: { tx: Tx; kit: Kit; now: Instant }, app: Application): Promise<Result<Application>> {
  const { tx, kit, now } = by;
  const gate = await gatherPhotoGate(tx, app);
  const may = advance(app.dimensions, gate, 'restore', 'system');
  if (!may.ok) return may;
  const unlock = await findOpenUnlock(tx, app);
  invariant(unlock, `application ${app.id} is unlocked by an unlock`);
  await writeRestored(tx, app, unlock.unlockId, {
    version: app.version + 1, act: 'restore', fromState: displayedState(app.dimensions, gate), toState: displayedState(unlock.before, gate), byKind: 'system', byId: null, note: null, at: new Date(now),
  });
  await endUnlock(tx, app, 'restored', now);
  const { exam } = await gatherOffer(tx, app);
  await tellAccount({ ...by, province: app.province }, app.accountId, 'application_unlock_ended', (lang) => ({ exam: exam.name[lang] }));
  const restored = await findApplication(tx, kit.crypto, app.accountId, app.id);
  invariant(restored, 'an application just restored is there');
  return ok(restored);
}
