import type { Outside } from '#server/platform/outside/outside.ts';
import type { ReceivingAccount } from './accounts-file.ts';
import { alipayChannel } from './alipay/alipay-channel.ts';
import type { PaymentChannel, PaymentChannels } from './channel.ts';
import { unionpayChannel } from './unionpay/unionpay-channel.ts';
import { wechatChannel } from './wechat/wechat-channel.ts';

/** Within it an act of a channel is over, however many questions it asks; and a bill has begun to come. */
const ACT_MS = 20_000;
const BILL_MS = 180_000;

/** All receiving accounts of the installation, every call to them recorded and held back while a channel is away. */
export function paymentChannels(accounts: readonly ReceivingAccount[], { now, outside }: { now: () => number; outside?: Outside | undefined }): PaymentChannels {
  const all = accounts.map((account) => recorded(open(account, now), outside));
  const byName = new Map(all.map((channel) => [channel.account, channel]));
  return {
    all,
    find: (account) => byName.get(account),
    // an account of the province's own comes before the one for all that have none
    offered: (province) => all.filter((channel) => (channel.provinces === 'all' ? !all.some((other) => other.kind === channel.kind && takesFor(other, province)) : takesFor(channel, province))),
  };
}

function takesFor({ provinces }: PaymentChannel, province: string): boolean {
  return provinces !== 'all' && provinces.includes(province);
}

function open(account: ReceivingAccount, now: () => number): PaymentChannel {
  switch (account.kind) {
    case 'alipay': return alipayChannel({ ...account, now });
    case 'wechat': return wechatChannel({ ...account, now });
    case 'unionpay': return unionpayChannel({ ...account, now });
  }
}

/** Alipay and 银联 begin without a call, so only 微信's beginning is one. */
function recorded(channel: PaymentChannel, outside: Outside | undefined): PaymentChannel {
  if (!outside) return channel;
  const service = `pay:${channel.account}` as const;
  outside.know(service);
  const ask = <T>(what: string, act: () => Promise<T>, timeoutMs = ACT_MS): Promise<T> => outside.ask({ service, what, timeoutMs }, act);
  return {
    ...channel,
    ...(channel.identify && recordedIdentify(channel.identify, ask)),
    ...(channel.kind === 'wechat' && { start: (request) => ask('start', () => channel.start(request)) }),
    query: (attempt) => ask('query', () => channel.query(attempt)),
    close: (attempt) => ask('close', () => channel.close(attempt)),
    refund: (request) => ask('refund', () => channel.refund(request)),
    queryRefund: (refund) => ask('query-refund', () => channel.queryRefund(refund)),
    downloadBill: (day) => ask('download-bill', () => channel.downloadBill(day), BILL_MS),
  };
}

function recordedIdentify(identify: NonNullable<PaymentChannel['identify']>, ask: <T>(what: string, act: () => Promise<T>) => Promise<T>): Pick<PaymentChannel, 'identify'> {
  return { identify: { address: identify.address, openIdOf: (code) => ask('identify', () => identify.openIdOf(code)) } };
}
