import { sql } from 'kysely';
import type { KeptClass } from './platform/retention/kept-class.ts';

/**
 * Every class of data whose days are numbered in `kernel/retention.ts`, and where it lies: what is counted for the report on leftovers, and, for those with an `erasure`, what a run that two persons release
 * erases. A test holds the two lists together.
 */
export const KEPT_CLASSES: readonly KeptClass[] = [
  { of: 'message', table: 'message', since: 'queued_at', holds: sql`content_sealed is not null and account_id is not null`, person: sql.ref('message.account_id') },
  { of: 'outbox', table: 'message', since: 'queued_at', holds: sql`content_sealed is not null and account_id is null` },
  { of: 'submission', table: 'submission', since: 'at', holds: sql`true` },
  { of: 'quarantine', table: 'quarantined_file', since: 'found_at', holds: sql`blob_id is not null`, person: sql.ref('quarantined_file.by_id') },
  { of: 'dataCopy', table: 'data_copy', since: 'expires_at', untilThen: true, holds: sql`blob_id is not null`, person: sql.ref('data_copy.account_id') },
  { of: 'closing', table: 'account_closing', since: 'closes_at', untilThen: true, holds: sql`state = 'cooling'`, person: sql.ref('account_closing.account_id') },
  { of: 'hint', table: 'proxy_hint_member', since: 'seen_at', holds: sql`true`, person: sql.ref('proxy_hint_member.account_id') },
  {
    of: 'proof', table: 'material_file', since: 'uploaded_at', holds: sql`true`, person: sql.ref('material_file.account_id'), application: sql.ref('material_file.application_id'),
    erasure: { key: { account_id: 'uuid', id: 'uuid' }, how: 'delete', files: ['blob_id', 'preview_blob_id'] },
  },
  {
    of: 'caseFile', table: 'assistance_file', since: 'uploaded_at', holds: sql`true`, person: sql.ref('assistance_file.account_id'),
    application: sql`(select c.application_id from assistance_case c where c.account_id = assistance_file.account_id and c.case_id = assistance_file.case_id)`,
    erasure: { key: { account_id: 'uuid', case_id: 'uuid', file_id: 'uuid' }, how: 'delete', files: ['blob_id', 'preview_blob_id'] },
  },
  {
    of: 'draft', table: 'application', since: 'changed_at', holds: sql`ended is not null and draft is not null`, person: sql.ref('application.account_id'), application: sql.ref('application.id'),
    erasure: { key: { account_id: 'uuid', id: 'uuid' }, how: { clear: ['draft'] } },
  },
  { of: 'device', table: 'account_device', since: 'last_signed_in_at', holds: sql`true`, person: sql.ref('account_device.account_id'), erasure: { key: { account_id: 'uuid', device_key: 'bytea' }, how: 'delete' } },
];
