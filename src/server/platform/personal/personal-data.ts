import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { Words } from '#contracts/words.ts';
import type { Tx } from '../db/tx.ts';
import type { Kit } from '../kit.ts';

/** A table whose rows about a person leave with a copy of their data (个人信息副本): every column but the technical ones, those that name officials, and those left out with a reason. */
export type PersonalTable = {
  table: string;
  title: Words;
  /** Column → why it does not leave. */
  leftOut?: Readonly<Record<string, string>>;
  /** Its rows name files (`blob_id`), which go along; the column with the kind of file, where there is one. */
  files?: { contentType: string | null };
  /** Only rows with one of these values leave. */
  only?: { column: string; in: readonly string[] };
};

/** A table that names an account and yet does not leave, and why (个人信息保护法 第 45 条第一款、第 35 条). */
export type PersonalExcuse = { table: string; why: string };

/** What a module keeps of a person under another key than the account, read by the module itself; `columns` are all its rows may have. */
export type PersonalReader = { key: string; title: Words; columns: readonly string[]; read(env: { tx: Tx; kit: Kit; now: Instant }, accountId: AccountId): Promise<Record<string, unknown>[]> };

/** What one module keeps of a person: each of its tables either leaves or is excused; a test walks the database and knows of every one. */
export type PersonalData = { tables?: readonly PersonalTable[]; readers?: readonly PersonalReader[]; excused?: readonly PersonalExcuse[] };

/** Columns that say nothing of a person by themselves: keys, digests, seals, counters, places of files. */
const TECHNICAL = /(^|_)(key|hash|digest|seal|fingerprint|key_digest)$|^(account_id|version|row_version|position|tries|calls|next_at|next_ask_at|written_xid|session_id|request_id|unanswered|start|lease|slot|rank|stratum|crop)$|(^|_)blob_id$/;
/** Columns that name a member of staff: offices act, not persons; who looked is shown by office. */
const OFFICIALS = /(_by_id|_by_name|_to_id|_to_name)$|^(by_id|by_name|actor_id|actor_name|staff_id|decided_by|reviewer|acting_as_id)$/;

/** Whether a column of an exported table leaves with the copy. */
export function leavesHouse(column: string, leftOut: Readonly<Record<string, string>> = {}): boolean {
  return !TECHNICAL.test(column) && !OFFICIALS.test(column) && !Object.hasOwn(leftOut, column);
}

/** What a sealed column was sealed for: its table and its name, without the mark. */
export function sealedFor(table: string, column: string): string {
  return `${table}.${column.replace(/_sealed$/, '')}`;
}
