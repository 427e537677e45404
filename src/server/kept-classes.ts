import { sql } from 'kysely';
import type { KeptClass } from './platform/retention/kept-class.ts';

/** Every class of data whose days are numbered in `kernel/retention.ts`, and where it lies: what is counted for the report on leftovers. A test holds the two lists together. */
export const KEPT_CLASSES: readonly KeptClass[] = [
  { of: 'message', table: 'message', since: 'queued_at', holds: sql`content_sealed is not null and account_id is not null` },
  { of: 'outbox', table: 'message', since: 'queued_at', holds: sql`content_sealed is not null and account_id is null` },
  { of: 'submission', table: 'submission', since: 'at', holds: sql`true` },
  { of: 'quarantine', table: 'quarantined_file', since: 'found_at', holds: sql`blob_id is not null` },
  { of: 'dataCopy', table: 'data_copy', since: 'expires_at', untilThen: true, holds: sql`blob_id is not null` },
  { of: 'closing', table: 'account_closing', since: 'closes_at', untilThen: true, holds: sql`state = 'cooling'` },
];
