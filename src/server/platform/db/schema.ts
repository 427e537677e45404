/**
 * This file was generated from the migrated database.
 * Do not edit it: change a migration and run `npm run db:types`.
 */

import type { JsonColumn } from "./columns.ts";
import type { ColumnType } from "kysely";

export type ArrayType<T> = ArrayTypeImpl<T> extends (infer U)[]
  ? U[]
  : ArrayTypeImpl<T>;

export type ArrayTypeImpl<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S[], I[], U[]>
  : T[];

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Numeric = ColumnType<string, number | string, number | string>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface Account {
  account_id: string;
  address_sealed: Buffer | null;
  born_on: string | null;
  document_key: Buffer;
  document_number_sealed: Buffer;
  document_type: string;
  glyph_description: string | null;
  issuing_country: string | null;
  lang: Generated<string>;
  mail_sealed: Buffer;
  /**
   * goes: no new application, ends when those under way are over; stays: takes over then
   */
  merging: string | null;
  /**
   * display form of 考生姓名, brackets and dots kept; compared through the key in document_name_claim
   */
  name: string;
  password_hash: string;
  /**
   * bound phone; null after another account of the same document took it over with its SMS proof
   */
  phone_sealed: Buffer | null;
  postcode: string | null;
  /**
   * argon2id of the normalised answer
   */
  recovery_answer_hash: string;
  recovery_closed_until: Timestamp | null;
  recovery_failures: Generated<number>;
  recovery_question: string;
  registered_at: Timestamp;
  sex: string | null;
  state: string;
  user_name: string;
  version: number;
}

export interface AccountClosing {
  account_id: string;
  asked_at: Timestamp;
  closes_at: Timestamp;
  closing_id: string;
  ended_at: Timestamp | null;
  state: string;
  why: Generated<string[]>;
}

export interface AccountDevice {
  account_id: string;
  device_key: Buffer;
  first_signed_in_at: Timestamp;
  last_signed_in_at: Timestamp;
  network_key: Buffer;
}

export interface AccountEvent {
  account_id: string;
  actor_id: string | null;
  actor_kind: string;
  at: Timestamp;
  event_id: string;
  from_state: string | null;
  kind: string;
  to_state: string | null;
}

export interface AccountMerge {
  agreed_at: Timestamp;
  case_id: string;
  kept_id: string;
  merged_at: Timestamp | null;
  other_id: string;
}

export interface AgreementConsent {
  accepted_at: Timestamp;
  account_id: string;
  ip: string;
  text_digest: Buffer;
  version: string;
}

export interface Application {
  account_id: string;
  changed_at: Timestamp;
  commitment_state: string;
  confirmed_at: Timestamp | null;
  data_state: string;
  /**
   * sealed; what was typed, right or wrong, kept privately until saved (D-08)
   */
  draft: Buffer | null;
  due_in_fen: number | null;
  ended: string | null;
  /**
   * which condition was met or missed by which fact, with the version of the rules (T5)
   */
  evaluation: JsonColumn | null;
  exam_code: string;
  exam_year: number;
  file_number: string | null;
  /**
   * sealed; the saved form as the rules accepted it
   */
  form: Buffer | null;
  id: string;
  lapses_at: Timestamp | null;
  level_code: string | null;
  major_matches: boolean | null;
  /**
   * { kinds, at } of the last return; null when it asked for no files
   */
  materials_asked: JsonColumn | null;
  materials_state: string;
  mismatch_answered_at: Timestamp | null;
  number: string | null;
  payment_state: string;
  photo_reviewed: Generated<boolean>;
  prefecture: string | null;
  province: string | null;
  review_point_id: string | null;
  review_reason: string | null;
  review_state: string;
  route_reasons: Generated<string[]>;
  sitting_id: string;
  specialty_code: string | null;
  started_at: Timestamp;
  subject_codes: Generated<string[]>;
  /**
   * subjects of this sitting that were suspended; all of them: there is nothing left to sit
   */
  suspended_subjects: Generated<string[]>;
  unlocked_parts: string[] | null;
  /**
   * an officer opened the named parts until then; set beside the act, cleared when the candidate confirmed again
   */
  unlocked_until: Timestamp | null;
  version: number;
}

export interface ApplicationEvent {
  account_id: string;
  act: string;
  application_id: string;
  at: Timestamp;
  by_id: string | null;
  by_kind: string;
  from_state: string;
  note: string | null;
  to_state: string;
  version: number;
}

export interface ApplicationNumberClaim {
  account_id: string;
  application_id: string;
  number: string;
}

export interface ApplicationReminder {
  account_id: string;
  application_id: string;
  deadline_at: Timestamp;
  /**
   * hours before the deadline
   */
  mark: number;
  reminded_at: Timestamp;
}

export interface ApplicationSnapshot {
  account_id: string;
  application_id: string;
  at: Timestamp;
  content: Buffer;
  digest: Buffer;
  version: number;
}

export interface ApplicationUnlock {
  account_id: string;
  application_id: string;
  /**
   * the row of the application as it stood, sealed columns still sealed: an unlock that is not used restores it
   */
  before: JsonColumn;
  ended_at: Timestamp | null;
  ended_how: string | null;
  opened_at: Timestamp;
  parts: string[];
  unlock_id: string;
  until: Timestamp;
  /**
   * version of the application that was unlocked
   */
  version: number;
}

export interface Article {
  author: string;
  body_en: string | null;
  body_zh: string;
  changed_at: Timestamp;
  exam_codes: Generated<string[]>;
  id: string;
  kind: string;
  pinned: Generated<boolean>;
  /**
   * whose agency says it; null: the national centre
   */
  province: string | null;
  /**
   * readers see it from this moment on, while its state is published
   */
  publish_at: Timestamp | null;
  state: string;
  title_en: string | null;
  title_zh: string;
  version: number;
}

export interface ArticleFile {
  added_at: Timestamp;
  article_id: string;
  blob_id: string;
  bytes: number;
  content_type: string;
  id: string;
  name: string;
}

export interface ArticleVersion {
  act: string;
  article_id: string;
  at: Timestamp;
  by_id: string;
  content: JsonColumn;
  reason: string | null;
  version: number;
}

export interface AssistanceCase {
  account_id: string;
  answer: Buffer | null;
  application_id: string | null;
  asked_by: string;
  case_id: string;
  /**
   * sealed; what is asked and why
   */
  content: Buffer;
  /**
   * version of the application that the rejection made: one appeal a rejection
   */
  contested_version: number | null;
  decided_at: Timestamp | null;
  decided_by_id: string | null;
  due_at: Timestamp | null;
  exam_code: string | null;
  /**
   * the member of staff who may not decide: who proposed it, or whose decision is contested
   */
  first_by_id: string | null;
  kind: string;
  opened_at: Timestamp;
  prefecture: string | null;
  province: string | null;
  review_point_id: string | null;
  state: string;
  version: number;
}

export interface AssistanceEvent {
  account_id: string;
  act: string;
  at: Timestamp;
  by_id: string | null;
  by_kind: string;
  case_id: string;
  from_state: string | null;
  to_state: string;
  version: number;
}

export interface AssistanceFile {
  account_id: string;
  blob_id: string;
  by_kind: string;
  bytes: number;
  case_id: string;
  content_type: string;
  digest: Buffer;
  file_id: string;
  file_name: Buffer;
  pages: number;
  preview_blob_id: string | null;
  uploaded_at: Timestamp;
}

export interface AuditCheck {
  at: Timestamp;
  broken_at: number | null;
  events: number;
  id: string;
  seals: number;
  why: string | null;
}

export interface AuditEvent {
  account_id: string | null;
  /**
   * the member of staff whose view was being seen; actor_id is whoever looked
   */
  acting_as_id: string | null;
  action: string;
  actor_id: string | null;
  actor_kind: string;
  after_digest: Buffer | null;
  at: Timestamp;
  before_digest: Buffer | null;
  id: string;
  ip: string | null;
  reason: string | null;
  request_id: string | null;
  session_id: string | null;
  subject: string | null;
  /**
   * the writing transaction: batches are sealed below the oldest one still running, so that no late commit slips behind a seal
   */
  written_xid: Generated<string>;
}

export interface AuditSeal {
  digest: Buffer;
  events: number;
  form: Generated<number>;
  from_xid: string;
  key_number: number | null;
  number: number;
  sealed_at: Timestamp;
  signature: Buffer | null;
  until_xid: string;
}

export interface BackupRun {
  bytes: number;
  ended_at: Timestamp;
  id: string;
  kind: string;
  name: string;
  said: string;
  started_at: Timestamp;
  whole: boolean;
}

export interface BillDifference {
  approved_by_id: string | null;
  approved_by_name: string | null;
  class: string;
  day: string;
  due_on: string | null;
  explanation: Generated<string>;
  found_at: Timestamp;
  happened_at: Timestamp;
  id: string;
  key: string;
  kind: string;
  number: string;
  order_number: string | null;
  our_day: string | null;
  ours_in_fen: number | null;
  outcome: string | null;
  owner_id: string | null;
  owner_name: string | null;
  proposed_by_id: string | null;
  proposed_by_name: string | null;
  proposed_outcome: string | null;
  province: string | null;
  receiving: string;
  reference: string;
  refund_number: string | null;
  settled_at: Timestamp | null;
  sitting_id: string | null;
  state: string;
  their_day: string | null;
  theirs_in_fen: number | null;
  version: Generated<number>;
}

export interface BillDifferenceEvent {
  act: string;
  at: Timestamp;
  blob_id: string | null;
  by_id: string | null;
  by_name: Generated<string>;
  difference_id: string;
  note: Generated<string>;
  seq: number;
}

export interface BreachCase {
  account_id: string;
  application_id: string | null;
  application_number: string | null;
  article: string;
  case_id: string;
  /**
   * sealed; what happened, when and where, the exam by name
   */
  content: Buffer;
  decided_at: Timestamp | null;
  decided_by_id: string | null;
  decision_number: string | null;
  disposition: string | null;
  exam_code: string | null;
  item: number;
  noticed_disposition: string | null;
  notices: Generated<number>;
  opened_at: Timestamp;
  opened_by_id: string;
  prefecture: string | null;
  /**
   * sealed; reasons of the decision and what became of the defence
   */
  proposal: Buffer | null;
  proposed_at: Timestamp | null;
  proposed_by_id: string | null;
  province: string | null;
  record_id: string | null;
  reference: string;
  served_at: Timestamp | null;
  sitting_id: string | null;
  state: string;
  /**
   * end of the time in which the person may answer, counted from the service of the notice
   */
  statement_until: Timestamp | null;
  subjects: string[];
  version: number;
}

export interface BreachCorrection {
  account_id: string;
  case_id: string;
  correction_id: string;
  decided_at: Timestamp | null;
  decided_by_id: string | null;
  document_number: string;
  kind: string;
  note: Buffer | null;
  proposed_at: Timestamp;
  proposed_by_id: string;
  /**
   * sealed
   */
  reason: Buffer;
  state: string;
  /**
   * codes of the subjects that stay void after a change
   */
  to_subjects: string[];
}

export interface BreachDecisionNumber {
  account_id: string;
  case_id: string;
  decision_number: string;
}

export interface BreachEvent {
  account_id: string;
  act: string;
  at: Timestamp;
  by_id: string | null;
  by_kind: string;
  case_id: string;
  from_state: string | null;
  /**
   * sealed; why
   */
  note: Buffer | null;
  to_state: string;
  version: number;
}

export interface BreachFile {
  account_id: string;
  blob_id: string;
  by_kind: string;
  bytes: number;
  case_id: string;
  content_type: string;
  digest: Buffer;
  file_id: string;
  file_name: Buffer;
  pages: number;
  preview_blob_id: string | null;
  uploaded_at: Timestamp;
}

export interface BreachLetter {
  account_id: string;
  case_id: string;
  content: Buffer;
  digest: Buffer;
  issued_at: Timestamp;
  issued_by_id: string;
  kind: string;
  letter_id: string;
}

export interface BreachPublication {
  account_id: string;
  case_id: string;
  ended_at: Timestamp | null;
  ended_by_id: string | null;
  publication_id: string;
  put_at: Timestamp;
  put_by_id: string;
  shown: JsonColumn;
  shown_from: string;
  shown_until: string;
}

export interface BreachService {
  account_id: string;
  at: Timestamp;
  by_id: string | null;
  case_id: string;
  channel: string;
  /**
   * sealed; address, receiver or place of the announcement
   */
  destination: Buffer;
  due_on: string | null;
  letter_id: string;
  outcome: string | null;
  sent_on: string;
  service_id: string;
  settled_on: string | null;
  tracking_number: string | null;
}

export interface BreachStatement {
  account_id: string;
  at: Timestamp;
  by_id: string;
  by_kind: string;
  case_id: string;
  content: Buffer;
  received_on: string;
  statement_id: string;
  waived: boolean;
}

export interface CandidateFile {
  document_key: Buffer;
  exam_code: string;
  file_number: string;
  first_year: number;
  name_key: Buffer;
  opened_at: Timestamp;
  province: string;
}

export interface CandidateFileCancelledYear {
  document_key: Buffer;
  /**
   * number of the paper that suspended the sitting
   */
  document_number: string;
  exam_code: string;
  name_key: Buffer;
  recorded_at: Timestamp;
  suspension_id: string;
  year: number;
}

export interface CandidateFileNumber {
  document_key: Buffer;
  file_number: string;
}

export interface CandidateFileResult {
  document_key: Buffer;
  exam_code: string;
  level_code: string;
  name_key: Buffer;
  outcome: string;
  recorded_at: Timestamp;
  specialty_code: string;
  subject_code: string;
  year: number;
}

export interface CandidateFileSerial {
  exam_code: string;
  first_year: number;
  last_serial: number;
  province: string;
}

export interface CaptchaPicture {
  expires_at: Timestamp;
  picture_key: string;
}

export interface CaptchaProof {
  expires_at: Timestamp;
  proof_digest: Buffer;
}

export interface CashDeposit {
  amount_in_fen: number;
  decided_at: Timestamp | null;
  decided_by_id: string | null;
  decided_by_name: string | null;
  deposited_on: string;
  desk: string;
  entered_at: Timestamp;
  entered_by_id: string;
  entered_by_name: string;
  id: string;
  province: string;
  reason: Generated<string>;
  slip_number: string;
  state: string;
  version: Generated<number>;
}

export interface CashDesk {
  cash_in_fen: Generated<number>;
  desk: string;
  /**
   * 0: what was taken before there was a cash book
   */
  desk_window: number;
  last_seq: Generated<number>;
  place: string;
  province: string;
}

export interface CashLine {
  at: Timestamp;
  balance_in_fen: number;
  by_id: string | null;
  by_name: string;
  change_in_fen: number;
  day: string;
  desk: string;
  kind: string;
  note: Generated<string>;
  order_number: string | null;
  pos_reference: string | null;
  province: string;
  receipt_number: string | null;
  refund_number: string | null;
  seq: number;
  shift_id: string | null;
  tender: string;
}

export interface CashShift {
  book_at_opening_in_fen: number;
  cashier_id: string;
  cashier_name: string;
  counted_at: Timestamp | null;
  counted_in_fen: number | null;
  day: string;
  desk: string;
  expected_in_fen: number | null;
  float_in_fen: number;
  id: string;
  note: Generated<string>;
  notes: Generated<JsonColumn>;
  opened_at: Timestamp;
  pos_counted_in_fen: number | null;
  pos_expected_in_fen: number | null;
  province: string;
  reason: Generated<string>;
  reviewed_at: Timestamp | null;
  reviewer_id: string | null;
  reviewer_name: string | null;
  state: string;
  version: Generated<number>;
}

export interface CashShiftEvent {
  act: string;
  at: Timestamp;
  by_id: string;
  by_name: string;
  note: Generated<string>;
  seq: number;
  shift_id: string;
}

export interface CatalogueChange {
  act: string;
  after: JsonColumn | null;
  at: Timestamp;
  before: JsonColumn | null;
  by_id: string;
  by_name: string;
  change_id: string;
  exam_code: string | null;
  kind: string;
  province_code: string | null;
  reason: string | null;
  subject: string;
  version: number;
}

export interface CatalogueWork {
  done: Generated<number>;
  exam_code: string | null;
  finished_at: Timestamp | null;
  kind: string;
  order_content: JsonColumn;
  province_code: string;
  started_at: Timestamp;
  started_by_id: string;
  subject: string;
  total: number;
  work_id: string;
}

export interface Certificate {
  account_id: string;
  application_id: string;
  approved_on: string;
  batch_id: string;
  certificate_id: string;
  completion_id: string;
  copies: Generated<number>;
  exam_code: string;
  exam_year: number;
  issued_at: Timestamp;
  kind: string;
  level_code: string;
  prefecture: string;
  province: string;
  revoked_at: Timestamp | null;
  row_version: number;
  sitting_id: string;
  specialty_code: string;
  state: string;
  valid_through: string | null;
  version: number;
}

export interface CertificateAct {
  account_id: string;
  act: string;
  at: Timestamp;
  by_id: string | null;
  by_name: string;
  certificate_id: string;
  detail: Generated<string>;
  row_version: number;
}

export interface CertificateBatch {
  approved_at: Timestamp | null;
  approved_by_id: string | null;
  approved_by_name: string | null;
  approved_on: string;
  batch_id: string;
  exam_code: string;
  exam_year: number;
  issued: Generated<number>;
  left_out: Generated<number>;
  looked_after: string | null;
  proposed_at: Timestamp;
  proposed_by_id: string;
  proposed_by_name: string;
  province: string;
  row_version: number;
  sitting_id: string;
  state: string;
}

export interface CertificateBatchAct {
  act: string;
  at: Timestamp;
  batch_id: string;
  by_id: string | null;
  by_name: string;
  detail: Generated<string>;
  reason: Generated<string>;
  row_version: number;
}

export interface CertificateCard {
  card_key: Buffer;
  certificate_id: string;
  /**
   * sealed
   */
  content: Buffer;
}

export interface CertificateCase {
  account_id: string;
  approved_at: Timestamp | null;
  approved_by_id: string | null;
  approved_by_name: string | null;
  basis: string;
  case_id: string;
  certificate_id: string;
  /**
   * sealed; reasons and legal basis
   */
  content: Buffer | null;
  decision_number: string | null;
  done_at: Timestamp | null;
  exam_code: string;
  kind: string;
  opened_at: Timestamp;
  opened_by_name: string;
  prefecture: string;
  proposed_at: Timestamp | null;
  proposed_by_id: string | null;
  proposed_by_name: string | null;
  province: string;
  row_version: number;
  served_by: string | null;
  served_on: string | null;
  state: string;
}

export interface CertificateCaseAct {
  account_id: string;
  act: string;
  at: Timestamp;
  by_id: string | null;
  by_name: string;
  case_id: string;
  note: Generated<string>;
  row_version: number;
}

export interface CertificateCopy {
  account_id: string;
  at: Timestamp;
  certificate_id: string;
  copy_number: number;
  /**
   * sealed; what the holder wrote beside the purpose
   */
  detail: Buffer;
  purpose: string;
  valid_until: string;
  version: number;
}

export interface CertificateDownload {
  account_id: string;
  at: Timestamp;
  certificate_id: string;
  copy_number: number;
  download_id: string;
}

export interface CertificateLeftOut {
  account_id: string;
  batch_id: string;
  completion_id: string;
  reason: string;
}

export interface CertificateNumber {
  account_id: string;
  certificate_id: string;
  number_key: Buffer;
}

export interface CertificateSerial {
  last: number;
  scope: string;
}

export interface CertificateVersion {
  account_id: string;
  at: Timestamp;
  by_id: string | null;
  by_name: string;
  certificate_id: string;
  /**
   * sealed
   */
  content: Buffer;
  reason: Generated<string>;
  version: number;
}

export interface CertificateWaiting {
  account_id: string;
  application_id: string;
  completed_on: string;
  completion_id: string;
  exam_code: string;
  province: string;
  sitting_id: string;
}

export interface ChannelBill {
  blob_id: string | null;
  brought_at: Timestamp;
  brought_by_id: string | null;
  brought_by_name: Generated<string>;
  bytes: number;
  day: string;
  digest: Buffer;
  edition: number;
  fault: string | null;
  fees_in_fen: Generated<number>;
  file_name: string;
  id: string;
  payments: Generated<number>;
  payments_in_fen: Generated<number>;
  read_at: Timestamp | null;
  reason: Generated<string>;
  receiving: string;
  refunds: Generated<number>;
  refunds_in_fen: Generated<number>;
  source: string;
  state: string;
}

export interface ChannelBillLine {
  amount_in_fen: number;
  bill_id: string;
  fee_in_fen: number;
  happened_at: Timestamp;
  kind: string;
  line: number;
  number: string;
  reference: string;
  refund_number: string | null;
}

export interface Closing {
  collected_in_fen: number;
  day: string;
  decided_at: Timestamp | null;
  decided_by_id: string | null;
  decided_by_name: string | null;
  digest: Buffer;
  figures: JsonColumn;
  id: string;
  kind: string;
  proposed_at: Timestamp;
  proposed_by_id: string;
  proposed_by_name: string;
  province: string;
  reason: Generated<string>;
  refunded_in_fen: number;
  sitting_id: string | null;
  state: string;
  version: Generated<number>;
}

export interface CodeQuota {
  day: string;
  last_sent_at: Timestamp;
  quota_key: Buffer;
  sent: number;
}

export interface CommitmentClosed {
  account_id: string;
  at: Timestamp;
  exam_code: string;
  exam_year: number;
  why: string;
}

export interface Completion {
  account_id: string;
  application_id: string;
  changed_at: Timestamp;
  check_at: Timestamp | null;
  check_by_id: string | null;
  check_by_name: string | null;
  check_note: string | null;
  check_result: string | null;
  cleared_at: Timestamp | null;
  completed_on: string;
  completion_id: string;
  exam_code: string;
  exam_year: number;
  level_code: string;
  prefecture: string;
  province: string;
  publicity_id: string | null;
  reasons: Generated<string[]>;
  sitting_id: string;
  specialty_code: string;
  state: string;
  /**
   * subject by subject the year whose pass counts, as computed last
   */
  subjects: JsonColumn;
  ticket_number: string;
  version: number;
}

export interface CompletionEvent {
  account_id: string;
  act: string;
  at: Timestamp;
  by_id: string | null;
  by_name: string;
  completion_id: string;
  from_state: string | null;
  reasons: Generated<string[]>;
  to_state: string;
  version: number;
}

export interface CompletionSitting {
  after_number: Generated<string>;
  begun_at: Timestamp | null;
  changed: Generated<number>;
  complete: Generated<number>;
  completed_on: string;
  exam_code: string;
  exam_year: number;
  finished_at: Timestamp | null;
  people: Generated<number>;
  publicity_days: Generated<number>;
  run: Generated<number>;
  sitting_id: string;
}

export interface CounterReceipt {
  amount_in_fen: number;
  application_number: string;
  desk: string;
  issued_at: Timestamp;
  issued_by_id: string;
  issued_by_name: string;
  lines: JsonColumn;
  number: string;
  order_number: string;
  paid_at: Timestamp;
  payer: string;
  pos_reference: string | null;
  province: string;
  replaced_by: string | null;
  replaces: string | null;
  seq: number;
  state: string;
  tender: string;
  title: string;
  version: Generated<number>;
  void_asked_at: Timestamp | null;
  void_asked_by_id: string | null;
  void_asked_by_name: string | null;
  void_reason: Generated<string>;
  voided_at: Timestamp | null;
  voided_by_id: string | null;
  voided_by_name: string | null;
  year: number;
}

export interface CounterReceiptPrint {
  at: Timestamp;
  by_id: string;
  by_name: string;
  number: string;
  seq: number;
}

export interface CounterReceiptSeries {
  desk: string;
  last: number;
  year: number;
}

export interface CreditAnswer {
  account_id: string | null;
  answered_at: Timestamp | null;
  asked_at: Timestamp;
  document_key: Buffer;
  /**
   * sealed
   */
  entries: Buffer | null;
  kind: string | null;
  reference: string | null;
  standing: string | null;
  state: string;
  tries: Generated<number>;
  /**
   * last day of the longest entry; null for a long term
   */
  until: string | null;
}

export interface CreditCall {
  at: Timestamp;
  call_id: string;
  document_key: Buffer;
  outcome: string;
  receipt: string | null;
  record_id: string;
  sequence: number;
  wanted: string;
}

export interface CreditDifference {
  kind: string;
  mended: boolean;
  ours: string | null;
  reconciliation_id: string;
  record_id: string;
  theirs: string | null;
}

export interface CreditReconciliation {
  began_at: Timestamp;
  compared: Generated<number>;
  differing: Generated<number>;
  ended_at: Timestamp | null;
  id: string;
  state: string;
}

export interface CreditReport {
  document_key: Buffer;
  next_at: Timestamp;
  ordered_at: Timestamp;
  reason: string | null;
  receipt: string | null;
  record_id: string;
  sequence: number;
  state: string;
  taken_at: Timestamp | null;
  taken_sequence: Generated<number>;
  tries: Generated<number>;
  wanted: string;
  why: string | null;
}

export interface DataCopy {
  account_id: string;
  all_parts: Generated<number>;
  blob_id: string | null;
  bytes: number | null;
  copy_id: string;
  digest: Buffer | null;
  done_parts: Generated<number>;
  downloads: Generated<number>;
  expires_at: Timestamp | null;
  lang: string;
  ready_at: Timestamp | null;
  requested_at: Timestamp;
  state: string;
}

export interface DegreeRow {
  account_id: string;
  added_at: Timestamp;
  awarded_in: string;
  certificate_number_key: Buffer;
  certificate_number_sealed: Buffer;
  degree_id: string;
  institution: string;
  level: string;
  major: string;
  position: number;
  second: string | null;
  type: string | null;
  withdrawn_at: Timestamp | null;
}

export interface DemoPerson {
  account_id: string | null;
  application_id: string | null;
  changed_at: Timestamp;
  person_key: string;
  stage: string;
}

export interface DiscardedJob {
  by_id: string;
  discarded_at: Timestamp;
  failed_at: Timestamp;
  fault: string;
  id: string;
  kind: string;
  reason: string;
}

export interface DocumentClaim {
  account_id: string;
  document_key: Buffer;
  settled_at: Timestamp | null;
}

export interface DocumentNameClaim {
  account_id: string;
  document_key: Buffer;
  name_key: Buffer;
}

export interface EducationRow {
  account_id: string;
  added_at: Timestamp;
  certificate_number_key: Buffer;
  certificate_number_sealed: Buffer;
  education_id: string;
  graduated_in: string;
  institution: string;
  level: string;
  major: string;
  mode: string;
  position: number;
  withdrawn_at: Timestamp | null;
}

export interface Exam {
  changed_at: Timestamp | null;
  changed_by_id: string | null;
  /**
   * the whole exam as src/contracts/catalogue.ts says: levels, specialties, subjects, conditions by exam year; read whole and kept in the process
   */
  content: JsonColumn;
  exam_code: string;
  version: Generated<number>;
}

export interface ExamDayMark {
  at: Timestamp;
  by_id: string;
  by_name: string;
  cancelled_at: Timestamp | null;
  cancelled_by_name: string | null;
  cancelled_reason: string | null;
  kind: string;
  note: Generated<string>;
  number: string;
  province: string;
  sitting_id: string;
  subject_code: string;
}

export interface ExamDraft {
  changed_at: Timestamp;
  changed_by_id: string;
  /**
   * the exam as it will be published; candidates never see it
   */
  content: JsonColumn;
  exam_code: string;
  version: number;
}

export interface ExamKit {
  at: Timestamp;
  blob_id: string | null;
  by_id: string;
  by_name: string;
  bytes: number | null;
  centre: string;
  centre_id: string;
  exam_code: string;
  failure: Generated<string>;
  half_day: number;
  kit_id: string;
  /**
   * sealed, and gone once the kit is made
   */
  passphrase: Buffer | null;
  people: number;
  plan_version: number;
  prefecture: string;
  province: string;
  results_key: Buffer;
  rooms: number;
  sitting_id: string;
  state: string;
}

export interface ExamKitLoad {
  at: Timestamp;
  by_id: string;
  by_name: string;
  kit_id: string;
  known: number;
  load: number;
  recorded: number;
  skipped: number;
}

export interface ExamKitResult {
  at: Timestamp;
  by_id: string;
  by_name: string;
  device_id: string;
  device_name: string;
  digest: Buffer;
  /**
   * sealed
   */
  entries: Buffer;
  entry_count: number;
  exported_at: Timestamp;
  file_name: string;
  kit_id: string;
  public_key: Buffer;
}

export interface ExamRoom {
  accessible: boolean;
  capacity: number;
  centre_id: string;
  closed_at: Timestamp | null;
  floor: Generated<string>;
  kind: string;
  number: string;
  purpose: string;
  room_id: string;
}

export interface ExportJob {
  bytes: Generated<number>;
  columns: string[];
  expires_at: Timestamp | null;
  export_id: string;
  filters_sealed: Buffer;
  finished_at: Timestamp | null;
  format: string;
  /**
   * what its owner saw when they asked; a narrower one later closes the file
   */
  jurisdiction: JsonColumn;
  lang: string;
  /**
   * the last row written, in the order of the list's own key
   */
  last_key: string | null;
  list: string;
  parts: Generated<number>;
  progressed_at: Timestamp;
  purpose: string;
  requested_at: Timestamp;
  rows_done: Generated<number>;
  rows_total: number | null;
  /**
   * jurisdiction and filters in words, in the language of who asked; nobody's name or number
   */
  scope_text: string;
  staff_id: string;
  staff_name: string;
  staff_user_name: string;
  stalls: Generated<number>;
  state: string;
  unmask_reason: string | null;
  /**
   * where the file stands between two parts: sheets, their checksums and sizes
   */
  writing: JsonColumn | null;
}

export interface ExportPart {
  blob_id: string;
  bytes: number;
  export_id: string;
  part: number;
  rows: number;
}

export interface Fee {
  amount_in_fen: number;
  certainty: string;
  exam_code: string;
  from_year: number | null;
  legal_basis: string;
  level_code: string | null;
  line: number;
  province_code: string;
  subject_type: string | null;
  to_year: number | null;
}

export interface FeeSchedule {
  changed_at: Timestamp;
  changed_by_id: string;
  exam_code: string;
  province_code: string;
  version: number;
}

export interface FiscalNumberClaim {
  account_id: string;
  number_key: string;
  receipt_id: string;
}

export interface FiscalReceipt {
  account_id: string;
  amount_in_fen: number;
  changed_at: Timestamp;
  check_code: string | null;
  code: string | null;
  due_at: Timestamp;
  fault: string | null;
  id: string;
  issued_on: string | null;
  item_code: string | null;
  item_name: string | null;
  lines: JsonColumn;
  next_at: Timestamp | null;
  note: Generated<string>;
  number: string | null;
  order_id: string;
  order_number: string;
  payee: string | null;
  payer: string;
  /**
   * sealed
   */
  payer_document: Buffer;
  province: string;
  red_check_code: string | null;
  red_code: string | null;
  red_number: string | null;
  red_on: string | null;
  red_url: string | null;
  reverse_asked_at: Timestamp | null;
  reviewer: string | null;
  sitting_id: string;
  state: string;
  tries: Generated<number>;
  unit_code: string | null;
  unit_name: string | null;
  url: string | null;
  version: Generated<number>;
}

export interface FiscalReceiptEvent {
  account_id: string;
  act: string;
  actor_id: string | null;
  actor_name: string | null;
  at: Timestamp;
  from_state: string | null;
  note: Generated<string>;
  receipt_id: string;
  to_state: string;
  version: number;
}

export interface GovernmentLink {
  account_id: string;
  level: string;
  linked_at: Timestamp;
  /**
   * keyed digest of issuer and subject
   */
  subject_key: Buffer;
}

export interface IndexChange {
  columns: number;
  columns_done: number;
  finished_at: Timestamp | null;
  looked_at: Timestamp | null;
  moved: number;
  number: number;
  prepared_at: Timestamp;
  still_left: number | null;
  writing_at: Timestamp | null;
}

export interface IntegrityCorrection {
  correction_id: string;
  decided_at: Timestamp | null;
  decided_by_id: string | null;
  document_key: Buffer;
  document_number: string;
  kind: string;
  note: Buffer | null;
  proposed_at: Timestamp;
  proposed_by_id: string;
  /**
   * sealed
   */
  reason: Buffer;
  record_id: string;
  state: string;
  to_kind: string | null;
}

export interface IntegrityEvent {
  act: string;
  at: Timestamp;
  by_id: string | null;
  document_key: Buffer;
  event_id: string;
  /**
   * sealed
   */
  note: Buffer | null;
  record_id: string;
}

export interface IntegrityRecord {
  account_id: string | null;
  article: string;
  case_id: string | null;
  close_reason: string | null;
  /**
   * day from which the record no longer counts, because the decision was revoked or corrected; a period that ran out closes nothing
   */
  closed_on: string | null;
  decided_on: string;
  decision_number: string;
  document_key: Buffer;
  document_number_sealed: Buffer;
  document_type: Generated<string>;
  exam_code: string | null;
  /**
   * when the end of the period was noted; the period itself ends by its day, noted or not
   */
  expired_at: Timestamp | null;
  kind: string;
  name_key: Buffer | null;
  name_sealed: Buffer;
  province: string | null;
  record_id: string;
  recorded_at: Timestamp;
  /**
   * last day of the record period; null for a long-term record
   */
  until: string | null;
}

export interface KeptKey {
  kept_at: Timestamp;
  secret_sealed: Buffer;
  use: string;
}

export interface KeyRotation {
  columns: number;
  columns_done: number;
  ended_at: Timestamp | null;
  looked_at: Timestamp;
  number: number;
  sealed: number;
  started_at: Timestamp;
  still_left: number | null;
}

export interface LedgerEntry {
  amount_in_fen: number;
  booked_at: Timestamp;
  /**
   * business day: the Beijing day it was booked; happened_at is when the money moved
   */
  day: string;
  happened_at: Timestamp;
  kind: string;
  note: Generated<string>;
  /**
   * the number the channel knows the payment by
   */
  number: string | null;
  occasion: string;
  order_number: string | null;
  province: string | null;
  /**
   * the receiving account at a payment channel
   */
  receiving: string | null;
  reference: string | null;
  refund_number: string | null;
  sitting_id: string | null;
}

export interface LedgerPosting {
  amount_in_fen: number;
  credit: string;
  credit_of: string;
  day: string;
  debit: string;
  debit_of: string;
  line: number;
  occasion: string;
  province: string | null;
  sitting_id: string | null;
}

export interface LegalHold {
  account_id: string | null;
  application_id: string | null;
  basis: string;
  class: string | null;
  hold_id: string;
  kind: string;
  lift_reason: string | null;
  lifted_at: Timestamp | null;
  lifted_by: string | null;
  reason: string;
  set_at: Timestamp;
  set_by: string;
  until_at: Timestamp | null;
  version: number;
}

export interface LogArchive {
  archived_at: Timestamp | null;
  fault: string | null;
  looked_at: Timestamp;
  oldest_waiting_at: Timestamp | null;
  place: string;
  waiting: number;
}

export interface MajorImport {
  at: Timestamp;
  by_id: string;
  by_name: string;
  digest: Buffer;
  encoding: string | null;
  fault_count: number;
  file_name: string;
  format: string;
  good_count: number;
  header_row: number;
  headers: string[];
  import_id: string;
  loaded_at: Timestamp | null;
  loaded_count: number | null;
  mapping: JsonColumn;
  note_count: number;
  other_sheets: string[];
  row_count: number;
  sheet: string | null;
  state: string;
  version_id: string;
}

export interface MajorImportRow {
  cells: JsonColumn;
  faults: JsonColumn;
  faulty: boolean;
  import_id: string;
  line: JsonColumn | null;
  marks: JsonColumn;
  notes: JsonColumn;
  row_no: number;
  synonyms: JsonColumn;
}

export interface MajorPrecedent {
  application_id: string;
  at: Timestamp;
  by_id: string;
  by_name: string;
  counts_as: string;
  exam_code: string;
  exam_year: number;
  major_of: string;
  plain_major: string;
  precedent_id: string;
  province_code: string;
  reason: string;
  review_point_id: string;
  stated: string;
  /**
   * somebody recorded the same major of the same application anew; kept as it was said
   */
  superseded_at: Timestamp | null;
}

export interface MajorQuestion {
  answer: string | null;
  application_id: string;
  asked_at: Timestamp;
  asked_by_id: string;
  asked_by_name: string;
  closed_at: Timestamp | null;
  closed_by_id: string | null;
  closed_by_name: string | null;
  counts_as: string | null;
  exam_code: string;
  exam_year: number;
  major_of: string;
  plain_major: string;
  province_code: string;
  question: string;
  question_id: string;
  review_point_id: string;
  state: string;
  stated: string;
}

export interface MajorTable {
  applies_from: number;
  applies_to: number | null;
  changed_at: Timestamp | null;
  changed_by_id: string | null;
  /**
   * the whole edition of the 专业对照表 as src/contracts/majors.ts says; read whole and kept in the process
   */
  content: JsonColumn;
  education_level: Generated<string>;
  exam_codes: string[];
  /**
   * the edition that took over all of its years; it stays readable and answers for nobody
   */
  replaced_by: string | null;
  version: string;
}

export interface MajorTableYear {
  education_level: string;
  exam_code: string;
  exam_year: number;
  version: string;
}

export interface MajorVersion {
  approved_by_id: string | null;
  /**
   * the edition it was copied from, as it was then: what its differences are told from
   */
  base: JsonColumn | null;
  based_on: string | null;
  changed_at: Timestamp;
  /**
   * the name under which it stands in major_table
   */
  edition: string | null;
  exam_codes: string[];
  head: JsonColumn;
  number: number;
  row_version: number;
  state: string;
  version_id: string;
  writer_ids: string[];
  writer_name: string;
}

export interface MajorVersionAct {
  act: string;
  at: Timestamp;
  by_id: string;
  by_name: string;
  detail: JsonColumn | null;
  reason: string | null;
  row_version: number;
  version_id: string;
}

export interface MajorVersionLine {
  category: string;
  code: string;
  content: JsonColumn;
  line_id: string;
  name_zh: string;
  place: number;
  search: string;
  version_id: string;
}

export interface MajorVersionSynonym {
  added_at: Timestamp;
  added_by_id: string | null;
  added_by_name: string;
  code: string;
  name: string;
  plain_name: string;
  source: string;
  version_id: string;
}

export interface MassNotice {
  /**
   * to how many one person might write alone when it was handed in
   */
  alone_most: number;
  approved_by_id: string | null;
  audience: JsonColumn;
  changed_at: Timestamp;
  content: JsonColumn;
  counted: number | null;
  counted_at: Timestamp | null;
  finished_at: Timestamp | null;
  /**
   * of who began it: every recipient lies within it
   */
  jurisdiction: JsonColumn;
  /**
   * the last recipient told; the next batch begins after them
   */
  last_account_id: string | null;
  notice_id: string;
  parts: Generated<number>;
  progressed_at: Timestamp;
  recipients: number | null;
  row_version: number;
  send_at: Timestamp | null;
  started_at: Timestamp | null;
  state: string;
  title: string;
  told: Generated<number>;
  unreachable: Generated<number>;
  urgent_reason: string | null;
  writer_ids: string[];
  writer_name: string;
}

export interface MassNoticeAct {
  act: string;
  at: Timestamp;
  by_id: string | null;
  by_name: string;
  notice_id: string;
  reason: string | null;
  row_version: number;
}

export interface MassNoticeRecipient {
  account_id: string;
  application_id: string;
  notice_id: string;
  state: string;
}

export interface MaterialFile {
  account_id: string;
  application_id: string;
  blob_id: string;
  bytes: number;
  content_type: string;
  /**
   * SHA-256 of the file as it was sent, so that the same file is not kept twice
   */
  digest: Buffer;
  /**
   * sealed: people put their names into file names
   */
  file_name: Buffer;
  id: string;
  kind: string;
  pages: number;
  preview_blob_id: string | null;
  removed_at: Timestamp | null;
  removed_how: string | null;
  slot: number;
  uploaded_at: Timestamp;
}

export interface Message {
  account_id: string | null;
  /**
   * the carrier that took it, by its name in the settings; null for those sent before carriers had names
   */
  carrier: string | null;
  channel: string;
  /**
   * what was said, sealed; emptied once a message that carries a code was really sent, and of every message after the retention time
   */
  content_sealed: Buffer | null;
  /**
   * when it was counted into what its recipient may get; once, however often it is tried
   */
  counted_at: Timestamp | null;
  delivered_at: Timestamp | null;
  failed_at: Timestamp | null;
  /**
   * why it was not delivered, a code
   */
  failure: string | null;
  /**
   * the text message it is sent instead of, which could not be delivered
   */
  instead_of: string | null;
  message_id: string;
  /**
   * it is not tried before; why stands in waits_for
   */
  not_before: Timestamp | null;
  /**
   * the mass notice it belongs to
   */
  notice_id: string | null;
  /**
   * the receipt number of the carrier
   */
  provider_reference: string | null;
  /**
   * where the application it is about lies; null: about no place
   */
  province: string | null;
  queued_at: Timestamp;
  /**
   * when the candidate opened it on the site
   */
  read_at: Timestamp | null;
  recipient_key: Buffer | null;
  recipient_sealed: Buffer | null;
  resent_of: string | null;
  sent_at: Timestamp | null;
  state: string;
  template: string;
  /**
   * the approved words it was made from; null: the shipped ones
   */
  template_version_id: string | null;
  /**
   * a test send of an officer to their own confirmed contact, marked in its text
   */
  trial: Generated<boolean>;
  /**
   * when it was last given to the queue again because no carrier had taken it
   */
  tried_at: Timestamp | null;
  /**
   * 0 a code, 1 urgent, 2 news, 3 a reminder that rests at night
   */
  urgency: Generated<number>;
  waits_for: string | null;
}

export interface MessageAllowance {
  channel: string;
  day_on: string;
  day_used: number;
  hour_at: Timestamp;
  hour_used: number;
  kind: string;
  minute_at: Timestamp;
  minute_used: number;
  recipient_key: Buffer;
}

export interface MessageDay {
  cancelled: number;
  channel: string;
  counted_at: Timestamp;
  day: string;
  delivered: number;
  failed: number;
  /**
   * empty: about no place
   */
  province: string;
  queued: number;
  sent: number;
  template: string;
}

export interface MessageReceipt {
  at: Timestamp;
  message_id: string;
  reason: string | null;
  receipt_id: string;
  received_at: Timestamp;
  status: string;
}

export interface MessageTemplateAct {
  act: string;
  at: Timestamp;
  by_id: string;
  by_name: string;
  reason: string | null;
  row_version: number;
  version_id: string;
}

export interface MessageTemplateVersion {
  approved_at: Timestamp | null;
  approved_by_id: string | null;
  changed_at: Timestamp;
  content: JsonColumn;
  event: string;
  number: number;
  /**
   * null: the words of the whole event; else what this province adds below them
   */
  province: string | null;
  row_version: number;
  state: string;
  version_id: string;
  writer_ids: string[];
  writer_name: string;
}

export interface MessageTestContact {
  channel: string;
  confirmed_at: Timestamp;
  contact_sealed: Buffer;
  staff_id: string;
}

export interface MessageTry {
  began_at: Timestamp;
  carrier: string;
  ended_at: Timestamp | null;
  message_id: string;
  number: number;
  /**
   * null: under way; unclear: no answer came; lost: the carrier was asked and never got it, or is taken not to have
   */
  outcome: string | null;
  reason: string | null;
  verdict: string | null;
}

export interface MissingCharacter {
  asked: number;
  character: string;
  first_asked_at: Timestamp;
  last_asked_at: Timestamp;
}

export interface Objection {
  account_id: string;
  /**
   * sealed; the answer to whoever objected
   */
  answer: Buffer | null;
  assigned_to_id: string | null;
  assigned_to_name: string | null;
  channel: string;
  completion_id: string;
  /**
   * sealed; what was said, and who said it where they did
   */
  content: Buffer;
  decided_at: Timestamp | null;
  decided_by_id: string | null;
  decided_by_name: string | null;
  exam_code: string;
  /**
   * sealed; what was found out
   */
  facts: Buffer | null;
  named: boolean;
  objection_id: string;
  outcome: string | null;
  position: number;
  proposed_by_id: string | null;
  proposed_by_name: string | null;
  province: string;
  publicity_id: string;
  received_at: Timestamp;
  reference: string;
  row_version: number;
  sitting_id: string;
  state: string;
}

export interface ObjectionDoor {
  account_id: string;
  door: Buffer;
  objection_id: string;
}

export interface ObjectionEvent {
  account_id: string;
  act: string;
  at: Timestamp;
  by_id: string | null;
  by_name: string;
  objection_id: string;
  reason: Generated<string>;
  row_version: number;
}

export interface OidcVisit {
  /**
   * sealed
   */
  content: Buffer;
  expires_at: Timestamp;
  purpose: string;
  visit_key: Buffer;
}

export interface OneTimeCode {
  code_mac: Buffer;
  expires_at: Timestamp;
  purpose: string;
  recipient_key: Buffer;
  sent_at: Timestamp;
  subject: string;
  tries: number;
  used_at: Timestamp | null;
}

export interface OrderClaim {
  account_id: string;
  order_id: string;
  order_number: string;
}

export interface OutsideHealth {
  breaker: string;
  last_fault: string | null;
  last_fault_at: Timestamp | null;
  last_success_at: Timestamp | null;
  open_until: Timestamp | null;
  process_id: string;
  service: string;
  since: Timestamp;
}

export interface OutsideMinute {
  calls: number;
  faults: JsonColumn;
  lengths: number[];
  longest_ms: number;
  minute: Timestamp;
  process_id: string;
  service: string;
  total_ms: number;
}

export interface PaperBatch {
  at: Timestamp;
  batch_id: string;
  by_id: string;
  by_name: string;
  centre_spare_percent: Generated<number>;
  people_order: Generated<string>;
  plan_version: number;
  release_id: string;
  room_spare: Generated<number>;
  state: string;
}

export interface PaperBundle {
  batch_id: string;
  blob_id: string | null;
  bytes: number | null;
  centre_id: string;
  failure: Generated<string>;
}

export interface PaperFile {
  batch_id: string;
  blob_id: string | null;
  bytes: number | null;
  centre: string;
  centre_id: string;
  failure: Generated<string>;
  from_room: number;
  part: number;
  people: number;
  prefecture: string;
  room_ids: string[];
  to_room: number;
}

export interface Partner {
  contact: string;
  created_at: Timestamp;
  jurisdiction_kind: string;
  name: string;
  partner_id: string;
  province: string | null;
}

export interface PartnerAct {
  act: string;
  act_id: string;
  at: Timestamp;
  by_id: string | null;
  by_name: string;
  note: Generated<string>;
  partner_id: string;
}

export interface PartnerDelivery {
  answer: string | null;
  answer_status: number | null;
  body: string;
  delivered_at: Timestamp | null;
  delivery_id: string;
  event: string;
  fact_id: string;
  held_until: Timestamp | null;
  hook_id: string;
  made_at: Timestamp;
  next_at: Timestamp | null;
  state: string;
  subject: string;
  took_ms: number | null;
  tries: Generated<number>;
}

export interface PartnerHook {
  after_fact: string;
  after_xid: string;
  created_at: Timestamp;
  created_by_name: string;
  events: string[];
  failing_since: Timestamp | null;
  hook_id: string;
  /**
   * sealed
   */
  old_secret: Buffer | null;
  old_secret_until: Timestamp | null;
  partner_id: string;
  paused_why: string | null;
  /**
   * sealed
   */
  secret: Buffer;
  state: string;
  url: string;
}

export interface PartnerKey {
  addresses: string[];
  days: number;
  decided_at: Timestamp | null;
  decided_by_id: string | null;
  decided_by_name: string | null;
  decision_reason: string | null;
  expires_at: Timestamp | null;
  key_digest: Buffer | null;
  key_id: string;
  last_used_at: Timestamp | null;
  number: number;
  partner_id: string;
  proposed_at: Timestamp;
  proposed_by_id: string;
  proposed_by_name: string;
  reason: string;
  revoked_at: Timestamp | null;
  revoked_why: string | null;
  scopes: string[];
  state: string;
  taken_at: Timestamp | null;
}

export interface PartnerOpinion {
  application_id: string;
  finding: string;
  /**
   * sealed
   */
  note: Buffer;
  opinion_id: string;
  partner_id: string;
  reference: string;
  taken_at: Timestamp;
}

export interface PassLineAct {
  act: string;
  at: Timestamp;
  by_id: string;
  by_name: string;
  reason: string | null;
  row_version: number;
  set_id: string;
}

export interface PassLineSet {
  approved_by_id: string | null;
  changed_at: Timestamp;
  content: JsonColumn;
  number: number;
  row_version: number;
  set_id: string;
  sitting_id: string;
  state: string;
  writer_ids: string[];
  writer_name: string;
}

export interface PassVoid {
  before_year: number;
  decided_at: Timestamp | null;
  decided_by_id: string | null;
  decided_by_name: string | null;
  number: string;
  proposed_at: Timestamp;
  proposed_by_id: string;
  proposed_by_name: string;
  province: string;
  reason: string;
  sitting_id: string;
  state: string;
  voided: number | null;
}

export interface PaymentAttempt {
  /**
   * the receiving account at the channel (收款账户), by our own key
   */
  account: string;
  account_id: string;
  amount_in_fen: number;
  application_id: string;
  charged_in_fen: number | null;
  device: string;
  ended_at: Timestamp | null;
  expires_at: Timestamp;
  id: string;
  kind: string;
  last_answer: string | null;
  last_answered_at: Timestamp | null;
  last_asked_at: Timestamp | null;
  /**
   * the payer chose another channel; this one is closed as soon as its channel can be asked
   */
  left_at: Timestamp | null;
  next_ask_at: Timestamp | null;
  number: string;
  order_id: string;
  paid_at: Timestamp | null;
  reference: string | null;
  /**
   * how the payer goes on (address, form, code, bridge), as the channel gave it
   */
  start: JsonColumn | null;
  started_at: Timestamp;
  state: string;
  unanswered: Generated<number>;
  version: number;
}

export interface PaymentAttemptEvent {
  account_id: string;
  act: string;
  at: Timestamp;
  attempt_id: string;
  from_state: string | null;
  source: string;
  to_state: string;
  version: number;
}

export interface PaymentChannelState {
  account: string;
  away_since: Timestamp | null;
  last_answer_at: Timestamp | null;
}

export interface PaymentEvent {
  account_id: string;
  act: string;
  actor_id: string | null;
  at: Timestamp;
  from_state: string | null;
  order_id: string;
  source: string;
  to_state: string;
  version: number;
}

export interface PaymentNotice {
  about: string;
  account: string;
  digest: Buffer;
  notice_key: string;
  number: string;
  received_at: Timestamp;
}

export interface PaymentOrder {
  account_id: string;
  amount_in_fen: number;
  application_id: string;
  attempt_id: string | null;
  channel_reference: string | null;
  expires_at: Timestamp | null;
  how: string;
  id: string;
  lines: JsonColumn;
  opened_at: Timestamp;
  order_number: string;
  paid_at: Timestamp | null;
  receipt_number: string | null;
  /**
   * first return from the channel; from then on the channel is asked more often
   */
  returned_at: Timestamp | null;
  state: string;
  title: string;
  version: number;
}

export interface PhoneClaim {
  account_id: string;
  claimed_at: Timestamp;
  phone_key: Buffer;
}

export interface Photo {
  account_id: string;
  blob_id: string;
  bytes: number;
  /**
   * the one-shot permission this photo was uploaded with; null for a first photo or one after a rejection
   */
  change_id: string | null;
  /**
   * the quality report as measured on upload: every check with its measured and wanted value
   */
  checks: JsonColumn;
  digest: Buffer;
  fingerprint: string;
  photo_id: string;
  reject_reason: string | null;
  replaced_at: Timestamp | null;
  /**
   * whose officers review it: the province of the application that asked; null until one does
   */
  review_province_code: string | null;
  state: string;
  uploaded_at: Timestamp;
  version: number;
}

export interface PhotoBand {
  account_id: string;
  band_key: number;
  fingerprint: string;
  photo_id: string;
}

export interface PhotoChange {
  account_id: string;
  change_id: string;
  decided_at: Timestamp | null;
  decided_by: string | null;
  decision_reason: string | null;
  expires_at: Timestamp | null;
  province_code: string;
  reason: string;
  requested_at: Timestamp;
  sitting_id: string;
  state: string;
  version: number;
}

export interface PhotoChangeEvent {
  account_id: string;
  act: string;
  actor_id: string | null;
  actor_kind: string;
  at: Timestamp;
  change_id: string;
  event_id: string;
  from_state: string | null;
  reason: string | null;
  to_state: string;
}

export interface PhotoEvent {
  account_id: string;
  act: string;
  actor_id: string | null;
  actor_kind: string;
  at: Timestamp;
  event_id: string;
  from_state: string | null;
  photo_id: string;
  reason: string | null;
  to_state: string;
}

export interface PhotoLikeness {
  account_id: string;
  bits_apart: number;
  found_at: Timestamp;
  other_account_id: string;
  other_photo_id: string;
  photo_id: string;
}

export interface PhotoProposal {
  account_id: string;
  blob_id: string;
  bytes: number;
  checks: JsonColumn;
  crop: JsonColumn;
  digest: Buffer;
  expires_at: Timestamp;
  fingerprint: string;
  source_blob_id: string;
  source_type: string;
  state_on_upload: string;
}

export interface PlanningDay {
  load_day: string;
  only_row: Generated<boolean>;
}

export interface Prefecture {
  kind: string;
  name_en: string;
  name_zh: string;
  prefecture_code: string;
  province_code: string;
}

export interface ProgramProcess {
  disk_free: number | null;
  disk_total: number | null;
  ended_at: Timestamp | null;
  host: string;
  id: string;
  last_seen_at: Timestamp;
  loop_lag_ms: number | null;
  memory_used: number | null;
  pid: number;
  role: string;
  started_at: Timestamp;
  version: string;
}

export interface Province {
  agency_en: string;
  agency_zh: string;
  changed_at: Timestamp | null;
  changed_by_id: string | null;
  full_name_zh: string;
  name_en: string;
  name_zh: string;
  notice_en: string | null;
  notice_zh: string | null;
  phones: string[];
  phones_fictional: boolean;
  place_in_list: number;
  province_code: string;
  short_en: string;
  short_zh: string;
  version: Generated<number>;
}

export interface ProxyHint {
  found_at: Timestamp;
  group_key: Buffer;
  hint_id: string;
  kind: string;
  people: number;
}

export interface ProxyHintMember {
  account_id: string;
  dismiss_reason: string | null;
  dismissed_at: Timestamp | null;
  dismissed_by: string | null;
  found_at: Timestamp;
  hint_id: string;
  people_then: number | null;
  seen_at: Timestamp;
}

export interface Publicity {
  after_key: Generated<string>;
  approved_at: Timestamp | null;
  approved_by_id: string | null;
  approved_by_name: string | null;
  cleared: Generated<number>;
  ends_at: Timestamp | null;
  entries: Generated<number>;
  exam_code: string;
  exam_year: number;
  made_at: Timestamp;
  made_by_id: string;
  made_by_name: string;
  mail: Generated<string>;
  number: number;
  phone: string;
  proposed_by_id: string | null;
  proposed_by_name: string | null;
  province: string | null;
  publicity_id: string;
  row_version: number;
  sitting_id: string;
  starts_at: Timestamp | null;
  state: string;
  working_days: number;
}

export interface PublicityAct {
  act: string;
  at: Timestamp;
  by_id: string | null;
  by_name: string;
  detail: Generated<string>;
  publicity_id: string;
  reason: Generated<string>;
  row_version: number;
}

export interface PublicityEntry {
  account_id: string;
  completion_id: string;
  document_masked: string;
  left_at: Timestamp | null;
  level_code: string;
  name: string;
  name_pinyin: Generated<string>;
  name_strokes: Generated<string>;
  position: number;
  province: string;
  publicity_id: string;
  specialty_code: string;
}

export interface QuarantinedFile {
  asked_at: Timestamp | null;
  asked_by: string | null;
  asked_reason: string | null;
  blob_id: string | null;
  by_id: string | null;
  by_kind: string;
  bytes: number;
  digest: Buffer;
  end_reason: string | null;
  ended_at: Timestamp | null;
  ended_by: string | null;
  found_at: Timestamp;
  id: string;
  name_digest: Buffer;
  rescanned_at: Timestamp | null;
  signature: string;
  state: string;
  version: number;
}

export interface RateLimit {
  expire: number | null;
  key: string;
  points: Generated<number>;
}

export interface ReceiptClaim {
  account_id: string;
  order_id: string;
  receipt_key: string;
}

export interface ReconciledDay {
  bill_id: string;
  compared_at: Timestamp;
  day: string;
  matched: number;
  ours: number;
  ours_back: number;
  ours_back_in_fen: number;
  ours_in_fen: number;
  receiving: string;
}

export interface RecordedFact {
  at: Timestamp;
  event: string;
  exam_code: string | null;
  fact_id: string;
  province: string | null;
  sitting_id: string | null;
  subject: string;
  written_xid: Generated<string>;
}

export interface ReferenceEdition {
  digest: string;
  loaded_at: Timestamp;
  name: string;
  /**
   * the data files that were loaded last; digest changes with them and with every edit
   */
  seed_digest: string | null;
}

export interface Refund {
  account_id: string;
  amount_in_fen: number;
  application_id: string;
  attempt_id: string | null;
  case_id: string | null;
  channel_reference: string | null;
  contradicted: Generated<boolean>;
  done_at: Timestamp | null;
  failure: string | null;
  handed_by_id: string | null;
  handed_by_name: string | null;
  id: string;
  next_at: Timestamp | null;
  opened_at: Timestamp;
  order_id: string;
  paid_order_id: string | null;
  paid_out_by_id: string | null;
  paid_out_by_name: string | null;
  reason: string;
  receipt_number: string | null;
  refund_number: string;
  refund_reference: string | null;
  request_id: string | null;
  returned_in_fen: number | null;
  state: string;
  suspension_id: string | null;
  tries: Generated<number>;
  version: number;
  way: string;
}

export interface RefundCase {
  account_id: string;
  amount_in_fen: number;
  application_id: string;
  attempt_id: string | null;
  channel_reference: string;
  charged_at: Timestamp | null;
  id: string;
  opened_at: Timestamp;
  order_id: string;
  reason: string;
}

export interface RefundClaim {
  account_id: string;
  refund_id: string;
  refund_number: string;
}

export interface RefundEvent {
  account_id: string;
  act: string;
  actor_id: string | null;
  actor_name: string | null;
  at: Timestamp;
  from_state: string | null;
  note: Generated<string>;
  refund_id: string;
  source: string;
  to_state: string;
  version: number;
}

export interface RefundRequest {
  account_id: string;
  amount_in_fen: number;
  application: string;
  application_id: string;
  decided_at: Timestamp | null;
  decided_by_id: string | null;
  decided_by_name: string | null;
  decision_reason: string | null;
  ground: string;
  id: string;
  order_id: string;
  reason: string;
  requested_at: Timestamp;
  requested_by_id: string;
  requested_by_name: string;
  state: string;
  version: number;
}

export interface RefusedNotice {
  account: string;
  digest: Buffer;
  fault: string;
  from_address: string;
  id: string;
  number: string | null;
  received_at: Timestamp;
}

export interface RegistryQuota {
  /**
   * a job that asks in batches is ordered already
   */
  drain_due: Generated<boolean>;
  /**
   * the provider asked not to be asked before (429 with Retry-After)
   */
  held_until: Timestamp | null;
  refilled_at: Timestamp;
  registry: string;
  /**
   * requests that may be sent at refilled_at; it fills up again with time, in real time
   */
  tokens: number;
}

export interface ReportCount {
  counted_at: Timestamp;
  only_row: Generated<boolean>;
  took_ms: number;
}

export interface ReportHour {
  amount_in_fen: number;
  confirmed: number;
  hour: Timestamp;
  paid: number;
  paid_online: number;
  scope: string;
  sitting_id: string;
  started: number;
}

export interface ReportScope {
  approved: number;
  committed: number;
  confirmed: number;
  ended: number;
  exempt: number;
  on_site_1: number;
  on_site_3: number;
  on_site_7: number;
  on_site_more: number;
  online_1: number;
  online_3: number;
  online_7: number;
  online_more: number;
  paid: number;
  rejected: number;
  saved: number;
  scope: string;
  sitting_id: string;
  started: number;
}

export interface ReportSpecialty {
  confirmed: number;
  level_code: string;
  paid: number;
  scope: string;
  sitting_id: string;
  specialty_code: string;
}

export interface ReportSubject {
  confirmed: number;
  level_code: string;
  paid: number;
  scope: string;
  sitting_id: string;
  subject_code: string;
}

export interface RetentionLeftover {
  class: string;
  row_key: string;
  run_id: string;
  why: string;
}

export interface RetentionReport {
  class: string;
  counted_at: Timestamp;
  due: number;
  held: number;
  leftover: number;
  oldest_due_at: Timestamp | null;
}

export interface RetentionRun {
  as_of: Timestamp;
  asked_at: Timestamp;
  asked_by: string;
  decided_at: Timestamp | null;
  decided_by: string | null;
  decision_reason: string | null;
  ended_at: Timestamp | null;
  reason: string;
  run_id: string;
  state: string;
  version: number;
}

export interface RetentionRunClass {
  class: string;
  due: number;
  ended_at: Timestamp | null;
  erased: Generated<number>;
  files: Generated<number>;
  last_key: string | null;
  on_hold: number;
  run_id: string;
  still_there: number | null;
  table_name: string;
}

export interface ReverifyItem {
  account_id: string;
  from_state: string;
  next_at: Timestamp;
  reason: string | null;
  row_id: string;
  run_id: string;
  settled_at: Timestamp | null;
  state: string;
  to_state: string | null;
  tries: Generated<number>;
  why: string | null;
}

export interface ReverifyRun {
  answered_before: Timestamp;
  changed: Generated<number>;
  decided_at: Timestamp | null;
  decided_by_id: string | null;
  decision_note: string | null;
  ended_at: Timestamp | null;
  gone: Generated<number>;
  id: string;
  kind: string;
  /**
   * when the last part was done, by the real clock: a run that stands still is taken up again
   */
  moved_at: Timestamp | null;
  needs_second: boolean;
  part: Generated<number>;
  proposed_at: Timestamp;
  proposed_by_id: string;
  province: string | null;
  reason: string;
  same: Generated<number>;
  sitting_id: string | null;
  started_at: Timestamp | null;
  state: string;
  states: string[];
  total: number;
  unanswered: Generated<number>;
  /**
   * time the parts took, for the estimate of the end
   */
  working_seconds: Generated<number>;
}

export interface ReviewAppointment {
  account_id: string;
  application_id: string;
  booked_at: Timestamp;
  id: string;
  review_point_id: string;
  settled_at: Timestamp | null;
  settled_by_id: string | null;
  starts_at: Timestamp;
  state: string;
}

export interface ReviewAssignment {
  account_id: string;
  application_id: string;
  assigned_at: Timestamp;
  assigned_by_id: string;
  note: string | null;
  staff_id: string;
}

export interface ReviewClaim {
  account_id: string;
  application_id: string;
  claimed_at: Timestamp;
  expires_at: Timestamp;
  staff_id: string;
}

export interface ReviewDay {
  booked: Generated<number>;
  day: string;
  planned: number;
  review_point_id: string;
}

export interface ReviewDecision {
  account_id: string;
  application_id: string;
  application_version: number;
  asked_for: Generated<string[]>;
  basis: string;
  decided_at: Timestamp;
  decided_by_id: string;
  decision: string;
  id: string;
  proposal_id: string | null;
  proposed_by_id: string | null;
  reason: string | null;
  reason_codes: Generated<string[]>;
  /**
   * where it was decided: the application's review point at that moment
   */
  review_point_id: string | null;
  settled_at: Timestamp | null;
  settled_by_id: string | null;
  settled_note: string | null;
  stage: string;
  state: string;
  takes_effect_at: Timestamp | null;
  /**
   * the checklist as it stood: code, words and whether ticked
   */
  ticks: Generated<JsonColumn>;
}

export interface ReviewLibrary {
  changed_at: Timestamp;
  changed_by_id: string;
  entries: JsonColumn;
  exam_code: string;
  kind: string;
  province: string;
  version: number;
  why: string;
}

export interface ReviewOpening {
  account_id: string;
  application_id: string;
  application_version: number;
  opened_at: Timestamp;
  staff_id: string;
  ticked: Generated<string[]>;
}

export interface ReviewPoint {
  address: string;
  capacity_per_day: number | null;
  changed_at: Timestamp | null;
  changed_by_id: string | null;
  closed_at: Timestamp | null;
  hours_en: string;
  hours_zh: string;
  name_en: string;
  name_zh: string;
  phone: string;
  phone_fictional: boolean;
  prefecture_code: string;
  province_code: string;
  review_point_id: string;
  successor_id: string | null;
  version: Generated<number>;
}

export interface ReviewSample {
  announced_at: Timestamp;
  announced_by_id: string;
  drawn_at: Timestamp | null;
  drawn_by_id: string | null;
  due_on: string | null;
  exam_code: string;
  frame_count: number | null;
  frame_digest: string | null;
  id: string;
  kind: string;
  province: string | null;
  rate_percent: number;
  seed: string | null;
  seed_digest: string;
  seed_sealed: Buffer;
  sitting_id: string;
  state: string;
}

export interface ReviewSampleCase {
  account_id: string;
  application_id: string;
  decided_at: Timestamp | null;
  decided_by_id: string | null;
  first_by_id: string | null;
  first_decision: string | null;
  note: string | null;
  rank: number;
  result: string;
  sample_id: string;
  stratum: string;
  verdict: string | null;
  verdict_at: Timestamp | null;
  verdict_by_id: string | null;
}

export interface ReviewSlot {
  booked: Generated<number>;
  capacity: number;
  changed_at: Timestamp;
  changed_by_id: string;
  closed_why: string | null;
  ends_at: Timestamp;
  review_point_id: string;
  starts_at: Timestamp;
}

export interface RevokedCode {
  digest: Buffer;
  kind: string;
  number: string;
  reason: string;
  revoked_at: Timestamp;
  version: number;
}

export interface RoomImport {
  at: Timestamp;
  by_id: string;
  by_name: string;
  digest: Buffer;
  encoding: string | null;
  fault_count: number;
  file_name: string;
  format: string;
  good_count: number;
  header_row: number;
  headers: string[];
  import_id: string;
  loaded_at: Timestamp | null;
  loaded_count: number | null;
  mapping: JsonColumn;
  prefecture: string | null;
  province: string;
  row_count: number;
  state: string;
}

export interface RoomImportRow {
  cells: JsonColumn;
  faults: JsonColumn;
  faulty: boolean;
  import_id: string;
  line: JsonColumn | null;
  notes: JsonColumn;
  row_no: number;
}

export interface RuleReplay {
  after_account_id: string | null;
  after_application_id: string | null;
  content: JsonColumn;
  exam_code: string;
  exam_year: number;
  finished_at: Timestamp | null;
  gained: Generated<number>;
  judges: Generated<string>;
  jurisdiction: JsonColumn;
  lost: Generated<number>;
  replay_id: string;
  row_version: number;
  seen: Generated<number>;
  started_at: Timestamp;
  started_by_id: string;
  stay: Generated<number>;
  total: number;
  unjudged: Generated<number>;
  version_id: string;
}

export interface RuleReplayFlip {
  account_id: string;
  application_id: string;
  met: boolean;
  replay_id: string;
  why: JsonColumn;
}

export interface RuleVersion {
  approved_by_id: string | null;
  changed_at: Timestamp;
  /**
   * the set of conditions with the text of the regulation beside it
   */
  content: JsonColumn;
  exam_code: string;
  level_code: string;
  number: number;
  replaces: string | null;
  row_version: number;
  /**
   * every set of the exam as it stood until the approval
   */
  rules_before: JsonColumn | null;
  state: string;
  version_id: string;
  writer_ids: string[];
  writer_name: string;
}

export interface RuleVersionAct {
  act: string;
  at: Timestamp;
  by_id: string;
  by_name: string;
  reason: string | null;
  row_version: number;
  version_id: string;
}

export interface RushAdmission {
  admitted_at: Timestamp;
  holder_key: Buffer | null;
  lane: number;
  place_id: Buffer;
  round_id: string;
}

export interface RushArrival {
  lane: number;
  people: number;
  process_id: string;
  round_id: string;
  second: number;
}

export interface RushLead {
  bad_since: Timestamp | null;
  carry: Generated<number>;
  cut_at: Timestamp | null;
  heads: Generated<ArrayType<number>>;
  id: number;
  late_seen: Generated<number>;
  lease_until: Generated<Timestamp>;
  pace: Generated<number>;
  process_id: string | null;
  quiet_since: Timestamp | null;
  rate: Generated<number>;
  round_id: string | null;
  spare: Generated<number>;
  ticked_at: Timestamp | null;
  waiting: Generated<number>;
}

export interface RushMoment {
  at: Timestamp;
  database_ms: number;
  heads: ArrayType<number>;
  inside: number;
  loop_lag_ms: number;
  p95_ms: number;
  pace: number;
  rate: number;
  round_id: string | null;
  shed: number;
  waiting: number;
}

export interface RushProcess {
  database_ms: number;
  in_flight: number;
  inside: number;
  late: number;
  loop_lag_ms: number;
  p95_ms: number;
  process_id: string;
  seen_at: Timestamp;
  shed: number;
}

export interface RushRound {
  cause: string;
  draw_from: Timestamp | null;
  draw_until: Timestamp | null;
  ended_at: Timestamp | null;
  round_id: string;
  started_at: Timestamp;
}

export interface RushSetting {
  cap: number | null;
  changed_at: Timestamp | null;
  changed_by_id: string | null;
  id: number;
  mode: string | null;
  reason: string | null;
}

export interface Score {
  import_id: string;
  mark: number;
  number: string;
  rechecked: Generated<boolean>;
  sitting_id: string;
  subject_code: string;
}

export interface ScoreArchive {
  after_number: Generated<string>;
  begun_at: Timestamp;
  finished_at: Timestamp | null;
  people: Generated<number>;
  run: number;
  sitting_id: string;
  written: Generated<number>;
}

export interface ScoreCard {
  card_key: Buffer;
  /**
   * sealed
   */
  content: Buffer;
  number: string;
  sitting_id: string;
}

export interface ScoreHold {
  at: Timestamp;
  by_id: string;
  by_name: string;
  lifted_at: Timestamp | null;
  lifted_by_name: string | null;
  lifted_reason: string | null;
  number: string;
  reason: string;
  sitting_id: string;
}

export interface ScoreImport {
  approved_by_id: string | null;
  approved_by_name: string | null;
  at: Timestamp;
  back_at: Timestamp | null;
  back_by_id: string | null;
  back_by_name: string | null;
  back_reason: string | null;
  blob_id: string;
  by_id: string;
  by_name: string;
  digest: Buffer;
  encoding: string | null;
  fault_counts: Generated<JsonColumn>;
  faults: Generated<number>;
  file_bytes: number;
  file_name: string;
  header_row: number | null;
  headings: Generated<string[]>;
  import_id: string;
  left_out: Generated<number>;
  loadable: Generated<number>;
  loaded: number | null;
  loaded_at: Timestamp | null;
  marks: Generated<number>;
  proposed_at: Timestamp | null;
  proposed_by_id: string | null;
  proposed_by_name: string | null;
  read_bytes: Generated<number>;
  read_rows: Generated<number>;
  refusal: string | null;
  row_version: number;
  sitting_id: string;
  state: string;
  taken_back_at: Timestamp | null;
  taken_back_by_id: string | null;
  taken_back_by_name: string | null;
  text_blob_id: string | null;
  text_bytes: Generated<number>;
  text_digest: Buffer | null;
}

export interface ScoreImportAct {
  act: string;
  at: Timestamp;
  by_id: string | null;
  by_name: string;
  detail: Generated<string>;
  import_id: string;
  reason: Generated<string>;
  row_version: number;
}

export interface ScoreImportFault {
  column_no: number | null;
  fault_id: Generated<number>;
  import_id: string;
  kind: string;
  left_out_at: Timestamp | null;
  left_out_by_name: string | null;
  left_out_reason: string | null;
  number: string;
  row_no: number | null;
  subject: number | null;
  value: Generated<string>;
}

export interface ScorePaper {
  full_tenths: number;
  kind: string;
  level_code: string;
  name_en: string;
  name_zh: string;
  pass_tenths: number;
  sitting_id: string;
  specialty_code: string;
  subject_code: string;
}

export interface ScoreRecheck {
  account_id: string;
  answered_at: Timestamp | null;
  answered_by_id: string | null;
  answered_by_name: string | null;
  application_id: string;
  asked_at: Timestamp;
  findings: string | null;
  mark: number | null;
  new_mark: number | null;
  number: string;
  outcome: string | null;
  proposed_at: Timestamp | null;
  proposed_by_id: string | null;
  proposed_by_name: string | null;
  province: string;
  row_version: Generated<number>;
  sitting_id: string;
  state: string;
  statement: Generated<string>;
  subject_code: string;
}

export interface ScoreRelease {
  approved_at: Timestamp | null;
  approved_by_id: string | null;
  approved_by_name: string | null;
  cards: Generated<number>;
  cards_after: Generated<string>;
  opens_at: Timestamp;
  proposed_at: Timestamp;
  proposed_by_id: string;
  proposed_by_name: string;
  row_version: number;
  sitting_id: string;
  state: string;
}

export interface ScoreReleaseAct {
  act: string;
  at: Timestamp;
  by_id: string | null;
  by_name: string;
  opens_at: Timestamp;
  reason: Generated<string>;
  row_version: number;
  sitting_id: string;
}

export interface ScoreRoll {
  account_id: string;
  application_id: string;
  level_code: string;
  number: string;
  province: string;
  sitting_id: string;
  specialty_code: string;
  subject_codes: string[];
}

export interface ScoreSitting {
  exam_code: string;
  exam_year: number;
  roll_after: Generated<string>;
  roll_count: Generated<number>;
  roll_gathered_at: Timestamp | null;
  roll_state: Generated<string>;
  sitting_id: string;
}

export interface SearchEntry {
  body_en: string | null;
  body_zh: string;
  href: string;
  id: string;
  kind: string;
  province: string | null;
  shown_from: Timestamp | null;
  title_en: string | null;
  title_words: Generated<string>;
  title_zh: string;
  weight: Generated<number>;
  words: string;
}

export interface SearchState {
  built_at: Timestamp | null;
  digest: string;
  singleton: Generated<boolean>;
}

export interface Seat {
  application_id: string;
  half_day: number;
  plan_id: string;
  room_id: string;
  run: number;
  seat: number;
}

export interface SeatMove {
  application_id: string;
  at: Timestamp;
  by_id: string;
  by_name: string;
  from_room_id: string;
  from_seat: number;
  half_day: number;
  plan_id: string;
  plan_version: number;
  reason: string;
  to_room_id: string;
  to_seat: number;
}

export interface SeatPlan {
  committed_at: Timestamp;
  exam_code: string;
  exam_year: number;
  frozen_at: Timestamp | null;
  frozen_by_id: string | null;
  frozen_by_name: string | null;
  gathered: Generated<number>;
  gathered_after: string | null;
  gathered_after_account: string | null;
  latest_run: Generated<number>;
  left_out: Generated<JsonColumn>;
  pattern: JsonColumn;
  plan_id: string;
  plan_version: Generated<number>;
  policy: JsonColumn;
  proposed_at: Timestamp | null;
  proposed_by_id: string | null;
  proposed_by_name: string | null;
  province: string;
  revealed_seed: Buffer | null;
  roster_closed_at: Timestamp | null;
  roster_count: number | null;
  roster_digest: Buffer | null;
  row_version: number;
  /**
   * sealed until the plan is frozen
   */
  seed: Buffer;
  seed_digest: Buffer;
  sitting_id: string;
  state: string;
}

export interface SeatPlanAct {
  act: string;
  at: Timestamp;
  by_id: string | null;
  by_name: string;
  detail: Generated<string>;
  plan_id: string;
  reason: Generated<string>;
  row_version: number;
}

export interface SeatRoster {
  account_id: string;
  address_key: string | null;
  application_id: string;
  employer_key: string | null;
  level_code: string;
  needs_access: boolean;
  plan_id: string;
  prefecture: string;
  specialty_code: string;
  subject_codes: string[];
}

export interface SeatRun {
  breaches: Generated<JsonColumn>;
  by_id: string;
  by_name: string;
  finished_at: Timestamp | null;
  inputs: JsonColumn;
  plan_digest: Buffer | null;
  plan_id: string;
  progress: Generated<number>;
  refusals: Generated<JsonColumn>;
  run: number;
  seated: number | null;
  seconds: Numeric | null;
  started_at: Timestamp;
}

export interface SeatRunRoom {
  accessible: boolean;
  capacity: number;
  centre_id: string;
  /**
   * 考场号 within the town, from 1; a room taken in after the freeze gets the next
   */
  number: number;
  plan_id: string;
  prefecture: string;
  room_id: string;
  run: number;
}

export interface SignedLetter {
  account_id: string;
  content: string;
  digest: Buffer;
  id: string;
  ip: string;
  lang: string;
  letter: string;
  /**
   * the application it was signed for
   */
  owner_id: string;
  seal: Buffer;
  session_id: string;
  signed_at: Timestamp;
  version: string;
}

export interface SignInDoor {
  closed_until: Timestamp;
  door_key: Buffer;
  failures: number;
  last_failed_at: Timestamp;
  /**
   * the member whose sign-in the door slows, where there is one
   */
  staff_id: string | null;
}

export interface SigningKey {
  first_used_at: Timestamp;
  number: number;
  public_key: Buffer;
}

export interface Sitting {
  /**
   * null: preparing, seen by staff only
   */
  announced_at: Timestamp | null;
  certainty: string;
  changed_at: Timestamp | null;
  changed_by_id: string | null;
  commitment_mode: string;
  copied_from: string | null;
  exam_code: string;
  exam_on: string[];
  exam_year: number;
  failed_verification_blocks: boolean;
  /**
   * the national frame: the earliest and latest moment of each window; null where the data files planned the sitting: then the provinces together are the frame
   */
  frame: JsonColumn | null;
  half: number;
  levels: string[];
  levels_always_manual: string[];
  photo_review: string;
  /**
   * the sitting that was suspended and is held here anew; nobody applies for this one
   */
  resit_of: string | null;
  rule_year: number;
  sitting_id: string;
  version: Generated<number>;
}

export interface SittingProvince {
  apply_closes_at: Timestamp;
  apply_opens_at: Timestamp;
  cancelled_years: number[];
  changed_at: Timestamp | null;
  changed_by_id: string | null;
  confirm_closes_at: Timestamp;
  confirm_opens_at: Timestamp;
  exam_cities: string[] | null;
  expected_candidates: number | null;
  modify_policy: string;
  notice_en: string | null;
  notice_zh: string | null;
  old_candidate_auto_pass: boolean;
  pay_closes_at: Timestamp;
  pay_opens_at: Timestamp;
  payment_mode: string;
  phone: string;
  province_code: string;
  recheck_closes_at: Timestamp | null;
  recheck_opens_at: Timestamp | null;
  retake_passed_subjects: boolean;
  review_closes_at: Timestamp;
  review_mode: string;
  review_mode_by_level: JsonColumn;
  review_opens_at: Timestamp;
  review_timing: string;
  sample_rate_percent: number;
  score_closes_at: Timestamp | null;
  score_opens_at: Timestamp | null;
  second_review: Generated<string>;
  second_review_by_level: Generated<JsonColumn>;
  sitting_id: string;
  territorial_rule: string;
  ticket_closes_at: Timestamp | null;
  ticket_opens_at: Timestamp | null;
  version: Generated<number>;
}

export interface StaffActivation {
  code_key: Buffer;
  made_at: Timestamp;
  made_by_id: string | null;
  password_by_id: string | null;
  staff_id: string;
  used_at: Timestamp | null;
  used_in_session: string | null;
}

export interface StaffEvent {
  at: Timestamp;
  by_id: string | null;
  id: string;
  kind: string;
  note: string | null;
  staff_id: string;
}

export interface StaffFirstPassword {
  made_at: Timestamp;
  made_by_id: string | null;
  password_key: Buffer;
  staff_id: string;
  used_at: Timestamp | null;
}

export interface StaffMember {
  changed_at: Timestamp;
  created_at: Timestamp;
  /**
   * the exams the member works for; null: every exam
   */
  exam_codes: string[] | null;
  /**
   * the province whose organisation the member belongs to; null: the national centre, or several provinces
   */
  home_province: string | null;
  id: string;
  jurisdiction_kind: string;
  name: string;
  password_changed_at: Timestamp;
  password_hash: string;
  password_temporary: boolean;
  prefecture: string | null;
  province: string | null;
  state: string;
  user_name: string;
}

export interface StaffNetwork {
  last_signed_in_at: Timestamp;
  network_key: Buffer;
  staff_id: string;
}

export interface StaffPosting {
  decided_at: Timestamp | null;
  decided_by_id: string | null;
  decision_reason: string | null;
  exam_codes: string[] | null;
  id: string;
  jurisdiction_kind: string;
  prefecture: string | null;
  proposed_at: Timestamp;
  proposed_by_id: string;
  province: string | null;
  reason: string;
  review_points: string[] | null;
  roles: string[];
  staff_id: string;
  state: string;
}

export interface StaffRecoveryCode {
  code_key: Buffer;
  made_at: Timestamp;
  staff_id: string;
  used_at: Timestamp | null;
}

export interface StaffReviewPoint {
  review_point_id: string;
  staff_id: string;
}

export interface StaffRole {
  role: string;
  staff_id: string;
}

export interface StaffSecondFactor {
  confirmed_at: Timestamp | null;
  /**
   * the newest time step whose code was used: no code counts twice
   */
  last_step: Generated<number>;
  pending_at: Timestamp | null;
  pending_sealed: Buffer | null;
  secret_sealed: Buffer | null;
  staff_id: string;
}

export interface StaffSeeAs {
  began_at: Timestamp;
  ended_at: Timestamp | null;
  ends_at: Timestamp;
  id: string;
  reason: string;
  seen_id: string;
  session_id: string;
  viewer_id: string;
}

export interface StaffSsoBinding {
  binding_id: string;
  decided_at: Timestamp | null;
  decided_by_id: string | null;
  issuer: string;
  proposed_at: Timestamp;
  proposed_by_id: string;
  staff_id: string;
  state: string;
  subject: string;
}

export interface StaffSsoSignIn {
  at: Timestamp;
  second_factor: boolean;
  session_id: string;
  staff_id: string;
}

export interface Submission {
  answer: Buffer | null;
  at: Timestamp;
  digest: Buffer;
  key: string;
  scope: string;
}

export interface SuspendedPerson {
  account_id: string;
  application_id: string;
  chosen_at: Timestamp | null;
  moved_at: Timestamp | null;
  number: string;
  paid_in_fen: number;
  prefecture: string;
  province: string;
  remedy: string;
  settled_at: Timestamp | null;
  subjects: string[];
  suspension_id: string;
  ticket_withdrawn: Generated<boolean>;
  told_at: Timestamp;
  whole: boolean;
}

export interface Suspension {
  approved_at: Timestamp | null;
  approved_by_id: string | null;
  approved_by_name: string | null;
  area: string;
  article_id: string | null;
  centre_id: string | null;
  choose_until: Timestamp | null;
  counted: JsonColumn;
  document_number: string;
  exam_code: string;
  exam_year: number;
  /**
   * numbers of half-days of the sitting from 1; none: the whole sitting
   */
  half_days: number[];
  in_effect_at: Timestamp | null;
  looked_at: Timestamp | null;
  prefecture: string | null;
  proposed_at: Timestamp;
  proposed_by_id: string;
  proposed_by_name: string;
  province: string | null;
  reason: string;
  remedy: string;
  resit: JsonColumn | null;
  resit_approved_by_id: string | null;
  resit_approved_by_name: string | null;
  resit_proposed_by_id: string | null;
  resit_proposed_by_name: string | null;
  resit_sitting_id: string | null;
  row_version: number;
  scanned_after: string | null;
  scanned_after_account: string | null;
  settled: Generated<number>;
  sitting_id: string;
  state: string;
  suspension_id: string;
  told: Generated<number>;
  urgent: boolean;
  /**
   * what people were told, in both languages, as shown before the act
   */
  words: JsonColumn;
}

export interface SuspensionAct {
  act: string;
  at: Timestamp;
  by_id: string | null;
  by_name: string;
  detail: Generated<string>;
  reason: Generated<string>;
  row_version: number;
  suspension_id: string;
}

export interface SuspensionCheck {
  at: Timestamp;
  day: string;
  difference_in_fen: number;
  failed_in_fen: number;
  kept_in_fen: number;
  paid_in_fen: number;
  refunded_in_fen: number;
  suspension_id: string;
  undecided_in_fen: number;
  under_way_in_fen: number;
}

export interface TestCentre {
  address: string;
  centre_id: string;
  changed_at: Timestamp;
  changed_by_name: string;
  closed_at: Timestamp | null;
  code: string;
  directions: Generated<string>;
  name: string;
  phone: string;
  prefecture: string;
  province: string;
  row_version: number;
}

export interface TestCentreAbsence {
  at: Timestamp;
  by_name: string;
  centre_id: string;
  reason: string;
  sitting_id: string;
}

export interface TestCentreAct {
  act: string;
  at: Timestamp;
  by_id: string;
  by_name: string;
  centre_id: string;
  detail: Generated<string>;
  reason: Generated<string>;
  row_version: number;
}

export interface Ticket {
  account_id: string;
  application_id: string;
  at: Timestamp;
  by_id: string | null;
  by_name: string;
  /**
   * sealed
   */
  content: Buffer;
  number: string;
  plan_version: number;
  reason: Generated<string>;
  release_id: string;
  version: number;
}

export interface TicketClaim {
  account_id: string;
  application_id: string;
  at: Timestamp;
  number: string;
  plan_id: string;
  sitting_id: string;
}

export interface TicketDoor {
  account_id: string;
  application_id: string;
  door: Buffer;
}

export interface TicketExclusion {
  account_id: string;
  application_id: string;
  number: string;
  prefecture: string;
  reasons: string[];
  release_id: string;
}

export interface TicketHold {
  account_id: string;
  application_id: string;
  at: Timestamp;
  by_id: string;
  by_name: string;
  hold_id: string;
  lifted_at: Timestamp | null;
  lifted_by_id: string | null;
  lifted_by_name: string | null;
  lifted_reason: string | null;
  reason: string;
  revoked_version: number | null;
}

export interface TicketPrint {
  account_id: string;
  application_id: string;
  at: Timestamp;
  by_id: string | null;
  by_name: Generated<string>;
  print_id: string;
  version: number;
  via: string;
}

export interface TicketRelease {
  approved_at: Timestamp | null;
  approved_by_id: string | null;
  approved_by_name: string | null;
  exam_code: string;
  exam_year: number;
  issued: Generated<number>;
  left_out: Generated<JsonColumn>;
  looked_after: string | null;
  looked_after_account: string | null;
  looked_at: Generated<number>;
  plan_id: string;
  proposed_by_id: string | null;
  proposed_by_name: string | null;
  province: string;
  release_id: string;
  row_version: number;
  sitting_id: string;
  state: string;
}

export interface TicketReleaseAct {
  act: string;
  at: Timestamp;
  by_id: string | null;
  by_name: string;
  detail: Generated<string>;
  reason: Generated<string>;
  release_id: string;
  row_version: number;
}

export interface UnscannedFile {
  account_id: string;
  blob_id: string;
  ended_at: Timestamp | null;
  kind: string;
  name_digest: Buffer;
  /**
   * the bytes as they were sent, to be scanned; the kept ones themselves where a file is kept as it came
   */
  sent_blob_id: string | null;
  state: string;
  taken_at: Timestamp;
}

export interface UserNameClaim {
  account_id: string;
  user_name: string;
}

export interface Verification {
  account_id: string;
  /**
   * when a registry last said so; a check that found nothing new moves this and nothing else
   */
  answered_at: Timestamp | null;
  /**
   * calls to the registry in this round
   */
  calls: number;
  contradictions: number;
  kind: string;
  /**
   * when the registry is asked next, while there is no answer
   */
  next_ask_at: Timestamp | null;
  reason: string | null;
  requested_at: Timestamp | null;
  /**
   * how often it was asked for; an answer to an earlier round is stale
   */
  round: number;
  /**
   * education or degree row; of an identity the account itself
   */
  row_id: string;
  state: string;
  state_since_at: Timestamp;
  version: number;
}

export interface VerificationCall {
  account_id: string;
  call: number;
  called_at: Timestamp;
  detail: string | null;
  kind: string;
  outcome: string;
  registry_reference: string | null;
  round: number;
  row_id: string;
}

export interface VerificationEvent {
  account_id: string;
  action: string;
  actor_id: string | null;
  actor_kind: string;
  at: Timestamp;
  from_state: string;
  kind: string;
  note: string | null;
  reason: string | null;
  registry_reference: string | null;
  row_id: string;
  to_state: string;
  version: number;
}

export interface VerificationTitle {
  account_id: string;
  /**
   * sealed
   */
  particulars: Buffer;
  row_id: string;
  stated_at: Timestamp;
}

export interface VirtualClock {
  moved_at: Timestamp;
  offset_in_ms: number;
  only_row: Generated<boolean>;
}

export interface VisitDraft {
  content_sealed: Buffer;
  expires_at: Timestamp;
  kind: string;
  saved_at: Timestamp;
  visit_key: Buffer;
}

export interface WebSession {
  ended_at: Timestamp | null;
  expires_at: Timestamp;
  ip: string;
  kind: string;
  last_seen_at: Timestamp;
  opened_at: Timestamp;
  /**
   * names the sign-in in lists and audit rows without giving the token away
   */
  public_id: string;
  subject_id: string;
  token_digest: Buffer;
  user_agent: string;
}

export interface Database {
  account: Account;
  account_closing: AccountClosing;
  account_device: AccountDevice;
  account_event: AccountEvent;
  account_merge: AccountMerge;
  agreement_consent: AgreementConsent;
  application: Application;
  application_event: ApplicationEvent;
  application_number_claim: ApplicationNumberClaim;
  application_reminder: ApplicationReminder;
  application_snapshot: ApplicationSnapshot;
  application_unlock: ApplicationUnlock;
  article: Article;
  article_file: ArticleFile;
  article_version: ArticleVersion;
  assistance_case: AssistanceCase;
  assistance_event: AssistanceEvent;
  assistance_file: AssistanceFile;
  audit_check: AuditCheck;
  audit_event: AuditEvent;
  audit_seal: AuditSeal;
  backup_run: BackupRun;
  bill_difference: BillDifference;
  bill_difference_event: BillDifferenceEvent;
  breach_case: BreachCase;
  breach_correction: BreachCorrection;
  breach_decision_number: BreachDecisionNumber;
  breach_event: BreachEvent;
  breach_file: BreachFile;
  breach_letter: BreachLetter;
  breach_publication: BreachPublication;
  breach_service: BreachService;
  breach_statement: BreachStatement;
  candidate_file: CandidateFile;
  candidate_file_cancelled_year: CandidateFileCancelledYear;
  candidate_file_number: CandidateFileNumber;
  candidate_file_result: CandidateFileResult;
  candidate_file_serial: CandidateFileSerial;
  captcha_picture: CaptchaPicture;
  captcha_proof: CaptchaProof;
  cash_deposit: CashDeposit;
  cash_desk: CashDesk;
  cash_line: CashLine;
  cash_shift: CashShift;
  cash_shift_event: CashShiftEvent;
  catalogue_change: CatalogueChange;
  catalogue_work: CatalogueWork;
  certificate: Certificate;
  certificate_act: CertificateAct;
  certificate_batch: CertificateBatch;
  certificate_batch_act: CertificateBatchAct;
  certificate_card: CertificateCard;
  certificate_case: CertificateCase;
  certificate_case_act: CertificateCaseAct;
  certificate_copy: CertificateCopy;
  certificate_download: CertificateDownload;
  certificate_left_out: CertificateLeftOut;
  certificate_number: CertificateNumber;
  certificate_serial: CertificateSerial;
  certificate_version: CertificateVersion;
  certificate_waiting: CertificateWaiting;
  channel_bill: ChannelBill;
  channel_bill_line: ChannelBillLine;
  closing: Closing;
  code_quota: CodeQuota;
  commitment_closed: CommitmentClosed;
  completion: Completion;
  completion_event: CompletionEvent;
  completion_sitting: CompletionSitting;
  counter_receipt: CounterReceipt;
  counter_receipt_print: CounterReceiptPrint;
  counter_receipt_series: CounterReceiptSeries;
  credit_answer: CreditAnswer;
  credit_call: CreditCall;
  credit_difference: CreditDifference;
  credit_reconciliation: CreditReconciliation;
  credit_report: CreditReport;
  data_copy: DataCopy;
  degree_row: DegreeRow;
  demo_person: DemoPerson;
  discarded_job: DiscardedJob;
  document_claim: DocumentClaim;
  document_name_claim: DocumentNameClaim;
  education_row: EducationRow;
  exam: Exam;
  exam_day_mark: ExamDayMark;
  exam_draft: ExamDraft;
  exam_kit: ExamKit;
  exam_kit_load: ExamKitLoad;
  exam_kit_result: ExamKitResult;
  exam_room: ExamRoom;
  export_job: ExportJob;
  export_part: ExportPart;
  fee: Fee;
  fee_schedule: FeeSchedule;
  fiscal_number_claim: FiscalNumberClaim;
  fiscal_receipt: FiscalReceipt;
  fiscal_receipt_event: FiscalReceiptEvent;
  government_link: GovernmentLink;
  index_change: IndexChange;
  integrity_correction: IntegrityCorrection;
  integrity_event: IntegrityEvent;
  integrity_record: IntegrityRecord;
  kept_key: KeptKey;
  key_rotation: KeyRotation;
  ledger_entry: LedgerEntry;
  ledger_posting: LedgerPosting;
  legal_hold: LegalHold;
  log_archive: LogArchive;
  major_import: MajorImport;
  major_import_row: MajorImportRow;
  major_precedent: MajorPrecedent;
  major_question: MajorQuestion;
  major_table: MajorTable;
  major_table_year: MajorTableYear;
  major_version: MajorVersion;
  major_version_act: MajorVersionAct;
  major_version_line: MajorVersionLine;
  major_version_synonym: MajorVersionSynonym;
  mass_notice: MassNotice;
  mass_notice_act: MassNoticeAct;
  mass_notice_recipient: MassNoticeRecipient;
  material_file: MaterialFile;
  message: Message;
  message_allowance: MessageAllowance;
  message_day: MessageDay;
  message_receipt: MessageReceipt;
  message_template_act: MessageTemplateAct;
  message_template_version: MessageTemplateVersion;
  message_test_contact: MessageTestContact;
  message_try: MessageTry;
  missing_character: MissingCharacter;
  objection: Objection;
  objection_door: ObjectionDoor;
  objection_event: ObjectionEvent;
  oidc_visit: OidcVisit;
  one_time_code: OneTimeCode;
  order_claim: OrderClaim;
  outside_health: OutsideHealth;
  outside_minute: OutsideMinute;
  paper_batch: PaperBatch;
  paper_bundle: PaperBundle;
  paper_file: PaperFile;
  partner: Partner;
  partner_act: PartnerAct;
  partner_delivery: PartnerDelivery;
  partner_hook: PartnerHook;
  partner_key: PartnerKey;
  partner_opinion: PartnerOpinion;
  pass_line_act: PassLineAct;
  pass_line_set: PassLineSet;
  pass_void: PassVoid;
  payment_attempt: PaymentAttempt;
  payment_attempt_event: PaymentAttemptEvent;
  payment_channel_state: PaymentChannelState;
  payment_event: PaymentEvent;
  payment_notice: PaymentNotice;
  payment_order: PaymentOrder;
  phone_claim: PhoneClaim;
  photo: Photo;
  photo_band: PhotoBand;
  photo_change: PhotoChange;
  photo_change_event: PhotoChangeEvent;
  photo_event: PhotoEvent;
  photo_likeness: PhotoLikeness;
  photo_proposal: PhotoProposal;
  planning_day: PlanningDay;
  prefecture: Prefecture;
  program_process: ProgramProcess;
  province: Province;
  proxy_hint: ProxyHint;
  proxy_hint_member: ProxyHintMember;
  publicity: Publicity;
  publicity_act: PublicityAct;
  publicity_entry: PublicityEntry;
  quarantined_file: QuarantinedFile;
  rate_limit: RateLimit;
  receipt_claim: ReceiptClaim;
  reconciled_day: ReconciledDay;
  recorded_fact: RecordedFact;
  reference_edition: ReferenceEdition;
  refund: Refund;
  refund_case: RefundCase;
  refund_claim: RefundClaim;
  refund_event: RefundEvent;
  refund_request: RefundRequest;
  refused_notice: RefusedNotice;
  registry_quota: RegistryQuota;
  report_count: ReportCount;
  report_hour: ReportHour;
  report_scope: ReportScope;
  report_specialty: ReportSpecialty;
  report_subject: ReportSubject;
  retention_leftover: RetentionLeftover;
  retention_report: RetentionReport;
  retention_run: RetentionRun;
  retention_run_class: RetentionRunClass;
  reverify_item: ReverifyItem;
  reverify_run: ReverifyRun;
  review_appointment: ReviewAppointment;
  review_assignment: ReviewAssignment;
  review_claim: ReviewClaim;
  review_day: ReviewDay;
  review_decision: ReviewDecision;
  review_library: ReviewLibrary;
  review_opening: ReviewOpening;
  review_point: ReviewPoint;
  review_sample: ReviewSample;
  review_sample_case: ReviewSampleCase;
  review_slot: ReviewSlot;
  revoked_code: RevokedCode;
  room_import: RoomImport;
  room_import_row: RoomImportRow;
  rule_replay: RuleReplay;
  rule_replay_flip: RuleReplayFlip;
  rule_version: RuleVersion;
  rule_version_act: RuleVersionAct;
  rush_admission: RushAdmission;
  rush_arrival: RushArrival;
  rush_lead: RushLead;
  rush_moment: RushMoment;
  rush_process: RushProcess;
  rush_round: RushRound;
  rush_setting: RushSetting;
  score: Score;
  score_archive: ScoreArchive;
  score_card: ScoreCard;
  score_hold: ScoreHold;
  score_import: ScoreImport;
  score_import_act: ScoreImportAct;
  score_import_fault: ScoreImportFault;
  score_paper: ScorePaper;
  score_recheck: ScoreRecheck;
  score_release: ScoreRelease;
  score_release_act: ScoreReleaseAct;
  score_roll: ScoreRoll;
  score_sitting: ScoreSitting;
  search_entry: SearchEntry;
  search_state: SearchState;
  seat: Seat;
  seat_move: SeatMove;
  seat_plan: SeatPlan;
  seat_plan_act: SeatPlanAct;
  seat_roster: SeatRoster;
  seat_run: SeatRun;
  seat_run_room: SeatRunRoom;
  sign_in_door: SignInDoor;
  signed_letter: SignedLetter;
  signing_key: SigningKey;
  sitting: Sitting;
  sitting_province: SittingProvince;
  staff_activation: StaffActivation;
  staff_event: StaffEvent;
  staff_first_password: StaffFirstPassword;
  staff_member: StaffMember;
  staff_network: StaffNetwork;
  staff_posting: StaffPosting;
  staff_recovery_code: StaffRecoveryCode;
  staff_review_point: StaffReviewPoint;
  staff_role: StaffRole;
  staff_second_factor: StaffSecondFactor;
  staff_see_as: StaffSeeAs;
  staff_sso_binding: StaffSsoBinding;
  staff_sso_sign_in: StaffSsoSignIn;
  submission: Submission;
  suspended_person: SuspendedPerson;
  suspension: Suspension;
  suspension_act: SuspensionAct;
  suspension_check: SuspensionCheck;
  test_centre: TestCentre;
  test_centre_absence: TestCentreAbsence;
  test_centre_act: TestCentreAct;
  ticket: Ticket;
  ticket_claim: TicketClaim;
  ticket_door: TicketDoor;
  ticket_exclusion: TicketExclusion;
  ticket_hold: TicketHold;
  ticket_print: TicketPrint;
  ticket_release: TicketRelease;
  ticket_release_act: TicketReleaseAct;
  unscanned_file: UnscannedFile;
  user_name_claim: UserNameClaim;
  verification: Verification;
  verification_call: VerificationCall;
  verification_event: VerificationEvent;
  verification_title: VerificationTitle;
  virtual_clock: VirtualClock;
  visit_draft: VisitDraft;
  web_session: WebSession;
}
