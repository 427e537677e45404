import { beijingTime, type Instant } from '#contracts/dates.ts';
import { tellCandidate, findAccount } from '#server/modules/accounts/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { findApplication } from '../applications.store.ts';
import { deadlinesOf, JUST_BUSY, todoBeforeDeadline, type ReminderMark } from '../domain/reminders.ts';
import { gatherOffer, gatherPhotoGate } from '../gather-facts.ts';
import { stateOf } from '../move-application.ts';
import { claimReminders, type DeadlinePlace } from '../reminders.store.ts';

const BATCH = 100;

type Env = { tx: Tx; kit: Kit; now: Instant };

/** 催办提醒: tells the next candidates whose deadline lies within the mark what they still have to do, a bounded batch a call; answers where to go on, or nothing when all were told. */
export async function remindUnfinished(env: Env, mark: ReminderMark, from?: DeadlinePlace): Promise<DeadlinePlace | undefined> {
  const found = await claimReminders(env.tx, { mark, ...deadlinesOf(mark, env.now), quietSince: env.now - JUST_BUSY, from, limit: BATCH }, env.now);
  for (const place of found.filter((f) => f.mine)) await remind(env, place);
  const last = found.at(-1);
  return found.length === BATCH && last ? { deadline: last.deadline, accountId: last.accountId, id: last.id } : undefined;
}

async function remind({ tx, kit, now }: Env, { accountId, id, deadline }: DeadlinePlace): Promise<void> {
  const [app, account] = await Promise.all([findApplication(tx, kit.crypto, accountId, id), findAccount(tx, kit.crypto, accountId)]);
  // ended or moved since it was found; a frozen account can do nothing about it
  if (app?.lapsesAt !== deadline || account?.state !== 'active') return;
  const todo = todoBeforeDeadline(stateOf(app, (await gatherPhotoGate(tx, app)).awaits));
  if (todo === null) return;
  const { exam } = await gatherOffer(tx, app);
  await tellCandidate({ tx, kit, now, province: app.province, useBefore: deadline }, account, 'deadline_near', (lang) => ({ exam: exam.name[lang], todo: todo[lang], until: beijingTime(deadline) }));
}
