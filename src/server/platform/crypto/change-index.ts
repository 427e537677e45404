import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { startFault } from '../config/start-fault.ts';
import type { Tx } from '../db/tx.ts';
import type { FieldCrypto } from './field-crypto.ts';
import { countProcessesSince, findIndexChange, insertIndexChange, stepIndexChange } from './index-change.store.ts';
import type { IndexChange } from './index-versions.ts';
import { indexUse, insertIndexSecret } from './kept-keys.store.ts';
import { KEPT_SECRET } from './open-field-crypto.ts';

type Env = { crypto: Pick<FieldCrypto, 'seal'>; now: Date };

/** 备好: a new secret of the index is kept, sealed with what `crypto` seals with; processes that start from now on know it and write the earlier version still. Answers its version. */
export async function prepareIndex(tx: Tx, { crypto, now }: Env): Promise<number> {
  const { rows: [citus] } = await sql`select 1 from pg_extension where extname = 'citus'`.execute(tx);
  if (citus) throw startFault('on a distributed database the index secret cannot be changed: a column rows are spread by cannot be updated');
  const last = await findIndexChange(tx);
  if (last && last.finishedAt === null) throw startFault(`the change to version ${String(last.number)} is not finished`);
  const number = (last?.number ?? 1) + 1;
  const use = indexUse(number);
  await insertIndexSecret(tx, number, crypto.seal(KEPT_SECRET, `${use} ${randomBytes(32).toString('base64')}`), now);
  await insertIndexChange(tx, number, now);
  return number;
}

/** 启用: processes that start from now on write the new version. Refused while a process runs that does not know it. */
export async function writeIndex(tx: Tx, now: Date): Promise<number> {
  const change = await underWay(tx);
  if (change.writingAt !== null) throw startFault(`version ${String(change.number)} is written already`);
  await refuseOlderProcesses(tx, change.preparedAt);
  await stepIndexChange(tx, change.number, { writing_at: now });
  return change.number;
}

/** The change whose digests may be made anew: every running process writes the new version. */
export async function changeToWalk(tx: Tx): Promise<IndexChange> {
  const change = await underWay(tx);
  if (change.writingAt === null) throw startFault(`version ${String(change.number)} is not written yet: --index write comes first`);
  await refuseOlderProcesses(tx, change.writingAt);
  return change;
}

/** 结束: processes that start from now on look for the new version only. Refused while a digest of the earlier one is left, or a process may still write one. */
export async function finishIndex(tx: Tx, countLeft: (number: number) => Promise<number>, now: Date): Promise<number> {
  const { number } = await changeToWalk(tx);
  const left = await countLeft(number);
  if (left > 0) throw startFault(`${String(left)} digests stand in the earlier version still`);
  await stepIndexChange(tx, number, { finished_at: now });
  return number;
}

async function underWay(tx: Tx): Promise<IndexChange> {
  const change = await findIndexChange(tx);
  if (!change || change.finishedAt !== null) throw startFault('no change of the index secret is under way: --index prepare begins one');
  return change;
}

async function refuseOlderProcesses(tx: Tx, since: number): Promise<void> {
  const older = await countProcessesSince(tx, since);
  if (older > 0) throw startFault(`${String(older)} running processes have not been restarted since the last step`);
}
