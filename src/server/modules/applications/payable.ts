import type { Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import { yuan, type Fen } from '#contracts/money.ts';
import type { RefundOccasion } from '#contracts/payments.ts';
import { refuse, type Lang, type Refusal } from '#contracts/refusals.ts';
import { REFUND_OCCASION_WORDS } from '#contracts/refunds.ts';
import { isOpen } from '#server/kernel/windows.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { StaffActor } from '#server/platform/http/endpoint.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { recordFact } from '#server/platform/facts/recorded-facts.store.ts';
import type { Kit } from '#server/platform/kit.ts';
import { findOwnerWithin } from './applications.scope.ts';
import { findApplication, findSnapshot, lockApplication } from './applications.store.ts';
import { endPayment, recordOnSitePayment, recordPayment, startPayment, type Whose } from './commands/record-payment.ts';
import { refundFee, type GivenBack } from './commands/refund-fee.ts';
import { advance } from './domain/transitions.ts';
import { readConfirmed } from './freeze-confirmation.ts';
import { gatherOffer, gatherPhotoGate } from './gather-facts.ts';
import { titleOf } from './material-owner.ts';
import { tellAccount } from '#server/modules/accounts/index.ts';

/** What is to be paid for one application: amount and lines are the ones frozen at the confirmation, never today's table. */
export type PaymentDue = {
  title: string;
  applicationNumber: string | null;
  province: string;
  candidate: { term: string; value: string }[];
  lines: { text: string; amountInFen: Fen }[];
  amountInFen: Fen;
  mode: 'online' | 'on_site' | 'both';
  closesAt: Instant | null;
  onSite: { place: string; address: string; hours: string } | null;
  enquiryPhone: string;
  refusals: Refusal[];
};

/** Read to be shown in a language, or held to be paid. */
type Asked = { toPay: boolean; lang: Lang };

const TERMS = {
  zh: { name: '姓名', documentNumber: '证件号码', level: '报考级别', specialty: '报考专业', province: '报名地' },
  en: { name: 'Name', documentNumber: 'Document number', level: 'Level', specialty: 'Specialty', province: 'Place of application' },
} as const;

type Refunded = Whose & { amountInFen: Fen; refundNumber: string };
type Paid = Whose & { orderNumber: string; amountInFen: Fen };

/** Applications as module payments needs them (T19–T22); the state change stays here. */
export function payableApplications(kit: Kit) {
  return {
    describe: (tx: Tx, whose: Whose, now: Instant, asked: Asked): Promise<Result<PaymentDue>> => describe(tx, kit, whose, now, asked),
    async findForStaff(tx: Tx, staff: StaffActor, id: ApplicationId): Promise<Result<{ accountId: AccountId }>> {
      const found = await findOwnerWithin(tx, staff.jurisdiction, id);
      return found ? ok(found) : refusedFor('application.not_found');
    },
    startPayment: (tx: Tx, whose: Whose, now: Instant) => startPayment({ tx, kit, now }, whose),
    endPayment: (tx: Tx, whose: Whose, now: Instant) => endPayment({ tx, kit, now }, whose),
    recordPayment: (tx: Tx, paid: Paid, now: Instant) => recordPayment({ tx, kit, now }, paid, paid),
    async tellRefundOpened(tx: Tx, { accountId, applicationId, amountInFen, refundNumber, reason }: Refunded & { reason: RefundOccasion }, now: Instant): Promise<void> {
      const app = await findApplication(tx, kit.crypto, accountId, applicationId);
      const offer = app && (await gatherOffer(tx, app));
      if (app && offer) await tellAccount({ tx, kit, now, province: app.province }, accountId, 'refund_opened', (lang) => ({ exam: offer.exam.name[lang], amount: yuan(amountInFen), reason: REFUND_OCCASION_WORDS[reason][lang], refund: refundNumber }));
    },
    refundFee: (tx: Tx, { staff, ...given }: Whose & Omit<GivenBack, 'staffId'> & { staff: StaffActor }, now: Instant) => refundFee({ tx, kit, now }, given, { ...given, staffId: staff.staffId }),
    async tellRefunded(tx: Tx, { accountId, applicationId, amountInFen, refundNumber }: Refunded, now: Instant): Promise<void> {
      const app = await findApplication(tx, kit.crypto, accountId, applicationId);
      const offer = app && (await gatherOffer(tx, app));
      if (app?.number) recordFact(tx, { event: 'payment.refunded', subject: app.number, province: app.province, examCode: app.examCode, sittingId: app.sittingId }, now);
      if (app && offer) await tellAccount({ tx, kit, now, province: app.province }, accountId, 'fee_refunded', (lang) => ({ exam: offer.exam.name[lang], amount: yuan(amountInFen), refund: refundNumber }));
    },
    recordOnSitePayment: (tx: Tx, paid: Paid & { staff: StaffActor }, now: Instant) => recordOnSitePayment({ tx, kit, now }, paid, { ...paid, staffId: paid.staff.staffId }),
  };
}

async function describe(tx: Tx, kit: Kit, { accountId, applicationId }: Whose, now: Instant, { toPay, lang }: Asked): Promise<Result<PaymentDue>> {
  const [app, snapshot] = await Promise.all([(toPay ? lockApplication : findApplication)(tx, kit.crypto, accountId, applicationId), findSnapshot(tx, accountId, applicationId)]);
  if (!app) return refusedFor('application.not_found');
  const offer = await gatherOffer(tx, app);
  if (!snapshot || !offer.config || app.dimensions.data !== 'confirmed') return refusedFor('payment.not_due');
  const confirmed = readConfirmed(kit, snapshot.content);
  const gate = await gatherPhotoGate(tx, app);
  const { pay } = offer.config.windows;
  const refusals = [
    ...(advance(app.dimensions, gate, 'start_payment', 'candidate').ok || app.dimensions.payment === 'paying' ? [] : [refuse('payment.not_due')]),
    ...(isOpen(pay, now) ? [] : [refuse(now < pay.opensAt ? 'payment.before_window' : 'payment.after_window')]),
  ];
  return ok({
    title: titleOf(offer, lang), applicationNumber: app.number, province: offer.config.province,
    candidate: [
      { term: TERMS[lang].name, value: confirmed.account.name },
      { term: TERMS[lang].documentNumber, value: confirmed.account.maskedDocumentNumber },
      { term: TERMS[lang].level, value: `${confirmed.level.code} ${confirmed.level.name[lang]}` },
      { term: TERMS[lang].specialty, value: `${confirmed.specialty.code} ${confirmed.specialty.name[lang]}` },
      { term: TERMS[lang].province, value: confirmed.province.name[lang] },
    ],
    lines: confirmed.subjects.map((s) => ({ text: s.name[lang], amountInFen: s.feeInFen })),
    amountInFen: confirmed.dueInFen, mode: offer.config.paymentMode, closesAt: pay.closesAt,
    onSite: { place: confirmed.reviewPoint.name[lang], address: confirmed.reviewPoint.address, hours: confirmed.reviewPoint.hours[lang] },
    enquiryPhone: offer.config.phone, refusals,
  });
}
