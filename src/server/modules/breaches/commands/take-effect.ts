import { articleText, BREACH_ORDER, DISPOSITIONS } from '#contracts/breach-articles.ts';
import { beijingDay, startOfBeijingDay, type Day, type Instant } from '#contracts/dates.ts';
import { StaffId } from '#contracts/ids.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { findApplication, refusalsToVoid, voidApplication } from '#server/modules/applications/index.ts';
import { openRecord } from '#server/modules/integrity/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { BreachCase } from '../breach-case.ts';
import { moveBreach, type Doer } from '../breaches.store.ts';
import { nextBreachState } from '../domain/breach-transitions.ts';
import { breachTouchedResults } from '../results-touched.job-declared.ts';

export type Env = { tx: Tx; kit: Kit; now: Instant };

/** 决定送达后生效: the record is opened with its period where the disposition says so, and the live application of that sitting declared void (T30); all of it in the transaction of the service, or nothing. */
export async function takeEffect(env: Env, c: BreachCase, on: Day, by: Doer): Promise<BreachCase> {
  const { tx, kit, now } = env;
  invariant(c.disposition && c.decisionNumber && c.decidedAt !== null && c.decidedById !== null, 'only a decision is served as one');
  const { record, allVoid } = DISPOSITIONS[c.disposition];
  const account = await findAccount(tx, kit.crypto, c.accountId);
  invariant(account, `account ${c.accountId} is gone`);
  const recordId = record === null ? undefined : await openRecord(tx, kit.crypto, {
    name: account.name, documentType: account.documentType, documentNumber: account.documentNumber, kind: record, article: articleText(c.article, c.item, 'zh'), decisionNumber: c.decisionNumber,
    decidedOn: beijingDay(c.decidedAt), ...(c.province !== null && { province: c.province }),
  }, now, { accountId: c.accountId, caseId: c.id, examCode: c.examCode, byId: c.decidedById });
  invariant(record === null || recordId, 'a decision number is one case’s only');
  const voided = allVoid ? await voidLive(env, c) : false;
  const to = nextBreachState(c.state, 'serve_decision', by.kind, recordId !== undefined);
  invariant(to, 'the case waits for service');
  await enqueue(tx, breachTouchedResults, { accountId: c.accountId });
  return moveBreach(tx, kit.crypto, c, { act: 'serve_decision', to, note: voided ? `${on} 报名已作废` : on, changes: { servedAt: instantOf(on, beijingDay(now), now), recordId: recordId ?? null } }, by, now);
}

/** An application of the sitting that is complete, or paid and rejected, is declared void; one that is not, or has ended, has nothing to void. */
async function voidLive({ tx, kit, now }: Env, c: BreachCase): Promise<boolean> {
  const app = c.applicationId === null ? undefined : await findApplication(tx, kit.crypto, c.accountId, c.applicationId);
  if (!app || refusalsToVoid(app).length > 0) return false;
  const done = await voidApplication({ tx, kit, now, staffId: StaffId.parse(c.decidedById) }, { accountId: c.accountId, id: app.id }, {
    decisionNumber: c.decisionNumber ?? '', reason: `依据${BREACH_ORDER.zh}${articleText(c.article, c.item, 'zh')}作出的处理决定`, version: app.version,
  });
  invariant(done.ok, 'what may be declared void is');
  return true;
}

/** The moment of a day of service: now for today, else its beginning. */
function instantOf(on: Day, today: Day, now: Instant): Instant {
  return on === today ? now : startOfBeijingDay(on);
}
