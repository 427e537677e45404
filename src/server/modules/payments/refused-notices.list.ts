import { beijingTime } from '#contracts/dates.ts';
import { NOTICE_FAULT_WORDS, RefusedNoticeFilters } from '#contracts/payment-notices.ts';
import { defineList } from '#server/platform/lists/list-source.ts';
import { accountsWithin } from './accounts-within.ts';
import { countRefused, refusedBefore } from './notices.store.ts';
import type { PaymentsEnv } from './payments-env.ts';

/** 拒收通知: payment notices that were not believed, for whoever looks into an attack or a wrong setting at a channel. */
export const refusedNoticeList = ({ channels }: Pick<PaymentsEnv, 'channels'>) => defineList({
  name: 'payments.refused-notices', title: { zh: '拒收的支付通知', en: 'Refused payment notices' }, access: ['payment.see'], filters: RefusedNoticeFilters,
  columns: {
    at: { zh: '收到时间', en: 'Received at' }, account: { zh: '收款账户', en: 'Receiving account' }, fault: { zh: '拒收原因', en: 'Why' }, number: { zh: '所称单号', en: 'Number it named' }, from: { zh: '来源地址', en: 'From' }, digest: { zh: '内容摘要（SHA-256）', en: 'Digest (SHA-256)' },
  },
  describe: ({ lang }, f) => Promise.resolve([f.account, f.fault && NOTICE_FAULT_WORDS[f.fault][lang], f.from && `≥ ${f.from}`, f.to && `≤ ${f.to}`]),
  count: ({ tx, by }, filters) => countRefused(tx, accountsWithin(channels, by.jurisdiction), filters),
  async part({ tx, by, lang }, filters, after, limit) {
    const found = await refusedBefore(tx, accountsWithin(channels, by.jurisdiction), filters, after, limit);
    return { rows: found.map((n) => ({ at: beijingTime(n.at), account: n.account, fault: NOTICE_FAULT_WORDS[n.fault][lang], number: n.number ?? '', from: n.from, digest: n.digest })), last: found.at(-1)?.id };
  },
});
