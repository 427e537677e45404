import { refusalText, refuse } from '#contracts/refusals.ts';
import type { ApproveMany, ResultPerRow } from '#contracts/review.ts';
import { refused, type Result } from '#server/kernel/result.ts';
import { findApplication, findOwnerWithin } from '#server/modules/applications/index.ts';
import { findAccountName } from '#server/modules/accounts/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Asking } from '../case/find-case.ts';
import { findOpening } from '../case/openings.store.ts';
import { words } from '../words.ts';
import { bulkBasis } from './case-acts.ts';
import { decideCase, type Decided } from './decide-case.ts';

type Row = ResultPerRow['rows'][number];

/** Runs a piece of work in a transaction of its own, undone when it is refused. */
export type OwnTransaction = <T>(work: (tx: Tx) => Promise<Result<T>>) => Promise<Result<T>>;

/** 批量通过: each application in a transaction of its own, on the version that was seen; a no of one stops no other, and every row says what became of it. */
export async function approveMany(asking: Omit<Asking, 'tx'>, items: ApproveMany['items'], own: OwnTransaction, done: (tx: Tx, decided: Decided) => void): Promise<ResultPerRow> {
  const lang = asking.visitor?.lang ?? 'zh';
  const rows: Row[] = [];
  for (const item of items) {
    let about = { number: '', name: '' };
    const result = await own(async (tx) => {
      const row = { ...asking, tx };
      about = await nameRow(row, item.id);
      const decided = await approveOne(row, item);
      if (decided.ok) done(tx, decided.value);
      return decided;
    });
    const text = result.ok ? words[lang].decisionStates[result.value.decision.state] : result.refusals.map((r) => refusalText(r, lang)).join('；');
    rows.push({ id: item.id, ...about, done: result.ok, text });
  }
  const yes = rows.filter((r) => r.done).length;
  return { rows, done: yes, refused: rows.length - yes };
}

async function approveOne(asking: Asking, { id, version }: ApproveMany['items'][number]): Promise<Result<Decided>> {
  const { tx, kit, actor } = asking;
  const owner = await findOwnerWithin(tx, actor.jurisdiction, id);
  const app = owner && (await findApplication(tx, kit.crypto, owner.accountId, id));
  if (!app) return refused([refuse('application.not_found')]);
  const opening = await findOpening(tx, app, actor.staffId);
  const basis = bulkBasis({ openedThisVersion: opening?.version === version, fileNumber: app.fileNumber, routeReasons: app.routeReasons });
  if (!basis) return refused([refuse('review.not_opened')]);
  return decideCase(asking, id, { decision: 'approve', reason: '', reasonCodes: [], ticked: opening?.ticked ?? [], version, basis });
}

async function nameRow({ tx, kit, actor }: Asking, id: ApproveMany['items'][number]['id']): Promise<{ number: string; name: string }> {
  const owner = await findOwnerWithin(tx, actor.jurisdiction, id);
  const app = owner && (await findApplication(tx, kit.crypto, owner.accountId, id));
  return { number: app?.number ?? '', name: (owner && (await findAccountName(tx, owner.accountId))) ?? '' };
}
