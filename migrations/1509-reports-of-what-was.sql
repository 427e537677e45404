-- Records that stood before the credit platform was connected are reported too; the safety net of the queue sends them.
insert into credit_report (document_key, record_id, wanted, sequence, state, next_at, ordered_at)
select document_key, record_id, 'published', 1, 'queued', date_trunc('milliseconds', now()), date_trunc('milliseconds', now())
from integrity_record where closed_on is null and expired_at is null
on conflict do nothing;
