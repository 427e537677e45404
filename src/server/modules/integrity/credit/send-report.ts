import { beijingDay, type Instant } from '#contracts/dates.ts';
import type { CreditReceipt } from '#contracts/registry-gateway.ts';
import { growingPause } from '#server/kernel/growing-pause.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { idOfWords } from '#server/platform/ids.ts';
import type { Allowance } from '#server/platform/registry-line/allowance.ts';
import { holdBack, takeTurn } from '#server/platform/registry-line/quota.store.ts';
import type { LineOutcome } from '#server/platform/registry-line/signed-line.ts';
import { findRecordWithin } from '../integrity.store.ts';
import type { IntegrityRecord } from '../integrity-record.ts';
import type { CreditPlatform } from './credit-platform.ts';
import { findReport, keepSent, type Report } from './reports.store.ts';

const HOUR = 3_600_000;

export type CreditLine = { platform: CreditPlatform; allowance: Allowance; read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T> };
export type Sent = { report: Report; came: LineOutcome<CreditReceipt> } | { waitMs: number };

/** Sends the report of a record if one waits and its turn has come, outside any transaction but its own short ones; the same order always has the same request id. */
export async function sendWaiting({ platform, allowance, read }: CreditLine, crypto: FieldCrypto, recordId: IntegrityRecord['id'], now: Instant): Promise<Sent | undefined> {
  const found = await read(async (tx) => {
    const report = await findReport(tx, recordId);
    const record = report?.state === 'queued' && report.nextAt <= now ? await findRecordWithin(tx, crypto, { kind: 'nation' }, recordId) : undefined;
    return report && record ? { report, record } : undefined;
  });
  if (!found) return undefined;
  const turn = await read((tx) => takeTurn(tx, 'credit', allowance));
  if (!turn.granted) return { waitMs: turn.waitMs };
  const { report, record } = found;
  const came = await send(platform, report, record, now);
  if (came.kind === 'no_answer' && came.why === 'limited' && came.pauseMs !== undefined) {
    const { pauseMs } = came;
    await read((tx) => holdBack(tx, 'credit', pauseMs));
    return { waitMs: pauseMs };
  }
  return { report, came };
}

/** Keeps what came of it: the receipt, or when to try again; answers that moment. A report the platform does not want stays until somebody looks. */
export async function keepOutcome(tx: Tx, { report, came }: Exclude<Sent, { waitMs: number }>, now: Instant): Promise<Instant | undefined> {
  if (came.kind === 'answer') {
    await keepSent(tx, report, { receipt: came.answer.receipt }, now);
    return undefined;
  }
  const nextAt = came.why === 'refused_us' ? null : now + growingPause(report.tries, HOUR);
  await keepSent(tx, report, { why: came.why, nextAt }, now);
  return nextAt ?? undefined;
}

async function send(platform: CreditPlatform, report: Report, record: IntegrityRecord, now: Instant): Promise<LineOutcome<CreditReceipt>> {
  const requestId = idOfWords([report.id, String(report.sequence)]);
  if (report.wanted === 'withdrawn') return platform.withdraw(requestId, record.id, { sequence: report.sequence, reason: report.reason ?? 'corrected', on: beijingDay(now) });
  const { name, documentType, documentNumber, kind, article, decisionNumber, decidedOn, until, province } = record;
  return platform.publish(requestId, record.id, { sequence: report.sequence, name, documentType, documentNumber, kind, article, decisionNumber, decidedOn, until, agency: province ?? '00' });
}
