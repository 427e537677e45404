import type { Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { FeeLine, OrderNumber, RefundNumber, RefundOccasion } from '#contracts/payments.ts';
import type { AfterRefund } from '#contracts/refund-requests.ts';
import type { Lang, Refusal } from '#contracts/refusals.ts';
import type { Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { StaffActor } from '#server/platform/http/endpoint.ts';

/** What is to be paid for one application, as its owner module knows it; the fee table is read there and nowhere else. */
export type PaymentDue = {
  /** The exam and year, as headings name the application. */
  title: string;
  applicationNumber: string | null;
  province: string;
  /** What the candidate checks before paying (R-2.2.7-04), already masked. */
  candidate: { term: string; value: string }[];
  lines: FeeLine[];
  amountInFen: number;
  mode: 'online' | 'on_site' | 'both';
  closesAt: Instant | null;
  onSite: { place: string; address: string; hours: string } | null;
  enquiryPhone: string;
  /** Why nothing may be paid now (state, window); empty when it may. Says nothing of the mode. */
  refusals: Refusal[];
};

type Whose = { accountId: AccountId; applicationId: ApplicationId };
type Paid = Whose & { orderNumber: OrderNumber; amountInFen: number; paidAt: Instant };

/** The port to the module that owns the applications; the state change of an application stays there (T19–T22). */
export type PayableApplications = {
  /** The candidate's own application; its names in `lang`; its row locked when `toPay`, so that it cannot be reopened or paid elsewhere meanwhile. */
  describe(tx: Tx, whose: Whose, now: Instant, asked: { toPay: boolean; lang: Lang }): Promise<Result<PaymentDue>>;
  /** Whose application it is, for staff inside their jurisdiction only. */
  findForStaff(tx: Tx, staff: StaffActor, applicationId: ApplicationId): Promise<Result<{ accountId: AccountId }>>;
  /** T19: an order is open. */
  startPayment(tx: Tx, whose: Whose, now: Instant): Promise<Result<unknown>>;
  /** T21: the order was closed unpaid; no refusal when there is nothing to take back. */
  endPayment(tx: Tx, whose: Whose, now: Instant): Promise<Result<unknown>>;
  /** T20: money is here; a refusal means that the application no longer takes it, and it becomes a refund case. Must write nothing when it refuses. */
  recordPayment(tx: Tx, paid: Paid, now: Instant): Promise<Result<unknown>>;
  /** T32: money that could pay nothing is going back by itself; the candidate is told why. */
  tellRefundOpened(tx: Tx, opened: Whose & { refundNumber: RefundNumber; amountInFen: number; reason: RefundOccasion }, now: Instant): Promise<void>;
  /** T32: two persons gave the fee of a settled order back; the application ends where they said so and it had not ended before, and the candidate is told. */
  refundFee(tx: Tx, given: Whose & { refundNumber: RefundNumber; amountInFen: number; reason: RefundOccasion; application: AfterRefund; staff: StaffActor }, now: Instant): Promise<void>;
  /** T32: money is back where it came from; the candidate is told. */
  tellRefunded(tx: Tx, refunded: Whose & { orderNumber: OrderNumber; refundNumber: RefundNumber; amountInFen: number }, now: Instant): Promise<void>;
  /** T22: paid on site. */
  recordOnSitePayment(tx: Tx, paid: Paid & { staff: StaffActor }, now: Instant): Promise<Result<unknown>>;
};
