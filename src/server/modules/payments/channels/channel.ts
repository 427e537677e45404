import type { Readable } from 'node:stream';
import type { Day, Instant } from '#contracts/dates.ts';
import type { RefundNumber } from '#contracts/payments.ts';
import type { Charge } from '../domain/order-states.ts';

/** The kinds of payment channel (支付渠道): 支付宝, 微信支付, 银联在线. */
export type ChannelKind = 'alipay' | 'wechat' | 'unionpay';

/** What the payer holds in hand; it decides which page of a channel opens (电脑网站、手机网站、微信内). */
export type PayerDevice = 'desktop' | 'phone' | 'wechat';

/** One try to pay an order at one channel (支付尝试): the number the channel knows it by (order number and two digits), and when it began, which 银联 asks for again with every question. */
export type AttemptRef = { number: string; startedAt: Instant };

/** What a channel needs to take a payment. */
export type StartRequest = AttemptRef & {
  amountInFen: number;
  title: string;
  /** After it the channel takes no money for this attempt. */
  expiresAt: Instant;
  /** Where the payer's browser comes back to, by GET with parameters added (支付宝, 微信 H5) or by POST without our cookies (银联's frontUrl); no proof of anything. */
  returnUrl: string;
  /** Where the channel sends its notices of this account. */
  noticeUrl: string;
  device: PayerDevice;
  payerIp: string;
  /** The payer's id at 微信, for JSAPI only. */
  openId?: string;
};

/** How the payer goes on: to an address, by a form that a button sends, by a code to scan, or by the bridge inside 微信. Never a pop-up. */
export type Start =
  | { kind: 'redirect'; url: string }
  | { kind: 'form'; action: string; fields: Readonly<Record<string, string>> }
  | { kind: 'code'; text: string }
  | { kind: 'bridge'; parameters: Readonly<Record<string, string>> };

/** What a channel needs to give a charge back (原路退回): under one number it is done once. */
export type RefundRequest = { refundNumber: RefundNumber; requestedAt: Instant; attempt: AttemptRef; reference: string; amountInFen: number; chargedInFen: number; noticeUrl: string };

/** What a channel says of a refund; `unknown` is one it was never asked for. */
export type RefundAnswer = { status: 'unknown' | 'processing' } | { status: 'done'; amountInFen: number; reference: string; at: Instant } | { status: 'failed'; reason: string };

/** A notice as it came over the wire: nothing in it is believed yet. */
export type RawNotice = { headers: Readonly<Record<string, string | undefined>>; body: Buffer };

/** A notice whose signature, merchant and age are right; `id` is the same when the channel says it again. */
export type ChannelNotice = { id: string } & ({ about: 'payment'; number: string; charge: Charge } | { about: 'refund'; refundNumber: RefundNumber; /** The attempt the notice says it is of, where the channel says it. */ number?: string; answer: RefundAnswer });

/** Why a notice is not believed (拒收原因); kept with the notice's digest. */
export type NoticeFault = 'malformed' | 'bad_signature' | 'other_merchant' | 'too_old';

/** One line of a channel's bill of a day (对账单): a charge, or a refund with its own number. */
export type BillLine = { kind: 'payment' | 'refund'; number: string; refundNumber: string | null; reference: string; amountInFen: number; feeInFen: number; at: Instant };

/**
 * The port to one receiving account (收款账户) at one payment channel. Nothing in it trusts the payer's browser: only signed answers and notices count. Every call throws when the channel cannot be
 * asked or answers falsely; amounts are whole fen.
 */
export type PaymentChannel = {
  /** Our own name of the account: it stands in attempts, in the notice address and on bills. */
  account: string;
  kind: ChannelKind;
  /** The merchant at the channel (商户号); a notice for another is not ours. */
  merchant: string;
  /** The provinces whose fees this account takes; `all` for every one that has none of its own. */
  provinces: 'all' | readonly string[];
  /** Where pages that lead to the channel must be allowed to send a form. */
  origins: readonly string[];
  start(request: StartRequest): Promise<Start>;
  /**
   * The step before paying inside 微信 (网页授权), only at channels that have it: where the payer's browser is sent, which comes back to `returnUrl` with `code` and `state`; and whom that code names,
   * for `openId`.
   */
  identify?: { address(returnUrl: string, state: string): string; openIdOf(code: string): Promise<string> };
  /** What the channel knows of an attempt; one it never saw is unpaid. Asked by `reference` too, it speaks of the charge it gave that number (an attempt may have been charged twice). */
  query(attempt: AttemptRef & { reference?: string }): Promise<Charge>;
  /** Ends an attempt so that it can no longer be paid; the answer is what stands then: `unpaid` where the channel can only let it run out. */
  close(attempt: AttemptRef): Promise<Charge>;
  readNotice(raw: RawNotice, now: Instant): { ok: true; notice: ChannelNotice } | { ok: false; fault: NoticeFault };
  /** What the channel wants to hear for a notice that was taken, and for one that was not. */
  replyToNotice(taken: boolean): { status: number; contentType: string; body: string };
  refund(request: RefundRequest): Promise<RefundAnswer>;
  queryRefund(refund: Pick<RefundRequest, 'refundNumber' | 'requestedAt' | 'attempt'>): Promise<RefundAnswer>;
  /** The bill of a day as the channel sends it (ZIP or CSV), or `not_ready` before the channel has made it. */
  downloadBill(day: Day): Promise<{ fileName: string; content: Readable } | 'not_ready'>;
  /** Reads a bill in constant memory, line by line; throws with the line's number where it is not what the channel documents. */
  readBill(content: Readable): AsyncIterable<BillLine>;
};

/** All receiving accounts of the installation. */
export type PaymentChannels = {
  /** What the payers of a province can choose from, in the order shown. */
  offered(province: string): readonly PaymentChannel[];
  find(account: string): PaymentChannel | undefined;
  all: readonly PaymentChannel[];
};
