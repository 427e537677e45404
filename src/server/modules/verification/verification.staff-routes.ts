import { z } from 'zod';
import { AccountId } from '#contracts/ids.ts';
import { keptTime } from '#contracts/kept-numbers.ts';
import { ManualDecision, VerificationHistory, VerificationQueue, VerificationState, VerificationSubjectKind } from '#contracts/verification.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { defineEndpoint, type StaffActor } from '#server/platform/http/endpoint.ts';
import { announceResults } from './announce-results.ts';
import { decideManually } from './commands/decide-manually.ts';
import { STATE_WORDS } from './domain/verification-states.ts';
import { routeOf } from './subjects.ts';
import { presentDetail } from './verification.present.ts';
import { listHistory, listToDecide, lockVerification } from './verification.store.ts';

const PAGE = 50;
const Where = z.object({ accountId: AccountId, kind: VerificationSubjectKind, rowId: z.uuid('field.invalid') });
const access = { staff: 'verification.decide' } as const;

/**
 * An account belongs to no province until it applies, so these addresses are for staff of the whole country; reviewers
 * of a place decide the rows of the applications before them, through review and its jurisdiction.
 */
const seesAccounts = (actor: StaffActor): boolean => actor.jurisdiction.kind === 'nation';

/** GET the verifications that wait for a person, oldest first. */
export const showVerificationQueue = defineEndpoint({
  method: 'GET',
  path: '/api/staff/verifications',
  summary: '待人工核验列表',
  access,
  audit: 'verification.list',
  limit: 'read',
  query: z.object({ since: keptTime.optional(), accountId: AccountId.optional(), rowId: z.uuid('field.invalid').optional() }),
  output: VerificationQueue,
  handle: async ({ tx, kit, actor, visitor, note }, { query }) => {
    if (!seesAccounts(actor)) return refusedFor('request.forbidden');
    const { since, accountId, rowId } = query;
    const after = since === undefined || !accountId || !rowId ? undefined : { since, accountId, rowId };
    const waiting = await listToDecide(tx, after, PAGE);
    const rows = [];
    const accounts = await Promise.all(waiting.map((w) => findAccount(tx, kit.crypto, w.accountId))); // asked together they travel together
    for (const [at, { accountId: id, kind, rowId: of, reason, since: waitsSince }] of waiting.entries()) {
      const account = accounts[at];
      if (!account || account.state === 'frozen' || !routeOf(account, { kind, rowId: of })) continue; // withdrawn rows and suspended accounts wait for nobody
      rows.push({ accountId: id, kind, rowId: of, reason, since: waitsSince, ...presentDetail(account, { kind, rowId: of }, visitor.lang) });
    }
    note({ subject: `verifications:${String(rows.length)}` });
    const last = waiting.at(-1);
    return ok({ rows, next: waiting.length === PAGE && last ? { since: last.since, accountId: last.accountId, rowId: last.rowId } : null });
  },
});

/** GET every step one subject took. */
export const showVerificationHistory = defineEndpoint({
  method: 'GET',
  path: '/api/staff/accounts/:accountId/verifications/:kind/:rowId',
  summary: '核验记录',
  access,
  audit: 'verification.read',
  limit: 'read',
  params: Where,
  output: VerificationHistory,
  handle: async ({ tx, actor, note }, { params }) => {
    if (!seesAccounts(actor)) return refusedFor('request.forbidden');
    const steps = await listHistory(tx, params.accountId, params);
    if (steps.length === 0) return refusedFor('verification.not_found');
    note({ subject: `verification:${params.kind}:${params.rowId}`, accountId: params.accountId });
    return ok({ steps });
  },
});

/** POST 人工核验: pass or fail, with the evidence. */
export const decideVerification = defineEndpoint({
  method: 'POST',
  path: '/api/staff/accounts/:accountId/verifications/:kind/:rowId/decision',
  summary: '人工核验：通过或不通过',
  access,
  audit: 'verification.decide',
  limit: 'write',
  params: Where,
  body: ManualDecision,
  output: z.object({ state: VerificationState, stateText: z.string() }),
  handle: async ({ tx, kit, actor, visitor, note, now }, { params, body }) => {
    if (!seesAccounts(actor)) return refusedFor('request.forbidden');
    await lockVerification(tx, params.accountId, { kind: 'identity', rowId: params.accountId });
    const decided = await decideManually(tx, actor.staffId, { accountId: params.accountId, subject: params }, body, now);
    if (!decided.ok) return decided;
    const { state } = decided.value;
    note({ subject: `verification:${params.kind}:${params.rowId}`, accountId: params.accountId, after: { state }, reason: body.note });
    const account = await findAccount(tx, kit.crypto, params.accountId);
    if (account) await announceResults(tx, { crypto: kit.crypto, now }, account, decided.value);
    return ok({ state, stateText: STATE_WORDS[visitor.lang][state] });
  },
});
