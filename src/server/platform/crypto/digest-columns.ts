/**
 * A column of digests of the blind index. `met`: a row is brought to the written version whenever its digest is asked for, beside the walk; it needs an index that begins with the column, or a small table.
 * `beside` names the column whose digest stands in the same statement and finds the row. `walked`: by the walk only; who searches it asks for every version (`versionsOf`). `follows`: a key to another column carries it along.
 * `fades` says why the walk need not come by: rows are gone soon.
 */
export type DigestColumn = { table: string; column: string; contexts: readonly string[]; by: 'met' | 'walked' | 'follows'; beside?: { column: string; context: string }; where?: string; fades?: string };

const met = (table: string, column: string, ...contexts: string[]): DigestColumn => ({ table, column, contexts, by: 'met' });
const walked = (table: string, column: string, ...contexts: string[]): DigestColumn => ({ table, column, contexts, by: 'walked' });
const PERSON = 'integrity_record.document_key';
const FILE_DOCUMENT = { column: 'document_key', context: 'candidate_file.document_key' };

/** Every column that a change of the index secret makes anew; a test finds those that are missing. */
export const DIGEST_COLUMNS: readonly DigestColumn[] = [
  met('document_claim', 'document_key', 'account.document'),
  met('document_name_claim', 'document_key', 'account.document'),
  { ...met('document_name_claim', 'name_key', 'account.name'), beside: { column: 'document_key', context: 'account.document' } },
  met('phone_claim', 'phone_key', 'account.phone'),
  walked('account', 'document_key', 'account.document'),
  walked('account_device', 'device_key', 'account_device.device'),
  walked('account_device', 'network_key', 'account_device.network'),
  walked('education_row', 'certificate_number_key', 'education_row.certificate_number'),
  walked('degree_row', 'certificate_number_key', 'degree_row.certificate_number'),
  met('government_link', 'subject_key', 'government_link.subject'),
  { ...met('sign_in_door', 'door_key', 'sign_in_door', 'staff.sign_in_door', 'staff.code_door'), fades: 'counts of wrong tries are removed after a day, and some are kept under codes of another secret, which look alike' },
  met('one_time_code', 'recipient_key', 'account.phone', 'account.mail', 'recovery.mail', 'recovery.sms', 'message.test_contact.sms', 'message.test_contact.mail'),
  met('code_quota', 'quota_key', 'account.phone', 'account.mail', 'recovery.mail', 'recovery.sms', 'message.test_contact.sms', 'message.test_contact.mail', 'code_quota.asker', 'code_quota.network'),
  met('message_allowance', 'recipient_key', 'message.recipient'),
  walked('message', 'recipient_key', 'message.recipient'),
  met('candidate_file', 'document_key', 'candidate_file.document_key'),
  met('candidate_file_result', 'document_key', 'candidate_file.document_key'),
  met('candidate_file_cancelled_year', 'document_key', 'candidate_file.document_key'),
  { ...met('candidate_file', 'name_key', 'candidate_file.name_key'), beside: FILE_DOCUMENT },
  { ...met('candidate_file_result', 'name_key', 'candidate_file.name_key'), beside: FILE_DOCUMENT },
  { ...met('candidate_file_cancelled_year', 'name_key', 'candidate_file.name_key'), beside: FILE_DOCUMENT },
  walked('candidate_file_number', 'document_key', 'candidate_file.document_key'),
  met('integrity_record', 'document_key', PERSON),
  met('integrity_record', 'name_key', 'integrity_record.name'),
  { ...walked('integrity_event', 'document_key', PERSON), by: 'follows' },
  { ...walked('integrity_correction', 'document_key', PERSON), by: 'follows' },
  met('credit_answer', 'document_key', PERSON),
  met('credit_report', 'document_key', PERSON),
  walked('credit_call', 'document_key', PERSON),
  walked('certificate_number', 'number_key', 'certificate_number.number_key'),
  met('certificate_card', 'card_key', 'certificate_card.card_key'),
  met('score_card', 'card_key', 'score_card.card_key'),
  met('ticket_door', 'door', 'ticket.door'),
  met('objection_door', 'door', 'objection.door'),
  met('partner_key', 'key_digest', 'partner_key.key'),
  met('staff_network', 'network_key', 'staff_network.network'),
  met('staff_recovery_code', 'code_key', 'staff_recovery_code.code'),
  met('staff_activation', 'code_key', 'staff_activation.code'),
  met('staff_first_password', 'password_key', 'staff_first_password.password'),
  walked('quarantined_file', 'name_digest', 'quarantined_file.name'),
  walked('unscanned_file', 'name_digest', 'quarantined_file.name'),
  { ...walked('proxy_hint', 'group_key'), where: "kind in ('same_device', 'same_network', 'same_contact')" },
];

/** Digests that stay as they are, and why. */
export const DIGESTS_LEFT: Readonly<Record<string, string>> = {
  'seat_roster.employer': 'part of a closed roster, whose own digest was published',
  'seat_roster.address': 'part of a closed roster, whose own digest was published',
};

/** The columns a walk goes through. */
export const WALKED_COLUMNS: readonly DigestColumn[] = DIGEST_COLUMNS.filter((column) => column.fades === undefined);
