import type { ApplicationId } from '#contracts/ids.ts';
import { refused, type Result } from '#server/kernel/result.ts';
import type { Application } from '../application.ts';
import { refusalsOfMoney } from '../domain/amendment.ts';
import { moveApplication } from '../move-application.ts';
import { endUnlock } from '../end-unlock.ts';
import { takeApplication, type Asking } from '../take-application.ts';

/** 放弃报名 / 退出考试 (T4): ends the application and frees the sitting; nothing paid or being paid can be given up here. */
export async function giveUp(asking: Asking, id: ApplicationId): Promise<Result<Application>> {
  const taken = await takeApplication(asking, id);
  if (!taken.ok) return taken;
  const { app, photoAwaits } = taken.value;
  const no = refusalsOfMoney(app.dimensions);
  if (no.length > 0) return refused(no);
  const given = moveApplication(asking.tx, asking.kit.crypto, app, { act: 'give_up', by: 'candidate', byId: asking.actor.accountId, photoAwaits, changes: { lapsesAt: null } }, asking.now);
  if (given.ok && app.unlockedUntil !== null) await endUnlock(asking.tx, app, 'given_up', asking.now);
  return given;
}
