import { randomUUID } from 'node:crypto';
import type { Instant } from '#contracts/dates.ts';
import { StaffId } from '#contracts/ids.ts';
import type { Permission } from '#contracts/staff.ts';
import { post, type Occasion } from '#server/modules/ledger/index.ts';
import { standInScanner } from '#server/platform/scanner/stand-in-scanner.ts';
import type { BillLine } from '#server/modules/payments/index.ts';
import { reconciliation, type Repairs } from '#server/modules/reconciliation/index.ts';
import { testApp } from './app.ts';
import { paperChannel, paperChannels, printed } from './paper-channel.ts';

const HANDLES: Permission[] = ['reconciliation.see', 'reconciliation.handle'];
const APPROVES: Permission[] = ['reconciliation.see', 'reconciliation.approve'];
/** Who works at the books: 刘出纳 and 陈主管 of 山东, 李部长 for the nation, who may do both, 王会计 of 甘肃. */
export const PEOPLE = { liu: randomUUID(), chen: randomUUID(), li: randomUUID(), wang: randomUUID() };
const WHO: Record<string, { name: string; permissions: Permission[]; jurisdiction: { kind: 'nation' } | { kind: 'province'; province: string } }> = {
  [PEOPLE.liu]: { name: '刘出纳', permissions: HANDLES, jurisdiction: { kind: 'province', province: '37' } }, [PEOPLE.chen]: { name: '陈主管', permissions: APPROVES, jurisdiction: { kind: 'province', province: '37' } },
  [PEOPLE.li]: { name: '李部长', permissions: [...HANDLES, 'reconciliation.approve'], jurisdiction: { kind: 'nation' } }, [PEOPLE.wang]: { name: '王会计', permissions: [...HANDLES, 'reconciliation.approve'], jurisdiction: { kind: 'province', province: '62' } },
};

export const at = (text: string): Instant => Date.parse(`${text}+08:00`);
export const ORDER = (n: number) => `20260810${String(n).padStart(13, '0')}`;
export const of = { province: '37', sittingId: '031-2026-1' };

/** Books with one account of 山东 and one for all, on paper; the channel confirms what is in `confirmed`, by the channel's reference. */
export async function bookShop(now: string) {
  const [shandong, shared] = [paperChannel('alipay-37', ['37']), paperChannel('wechat', 'all')];
  const confirmed = new Map<string, number>();
  const away = { is: false };
  const repairs: Repairs = {
    whose: (_tx, line) => Promise.resolve(line.number.startsWith('20260810') ? { orderNumber: line.number.slice(0, 21), ...of } : undefined),
    ask: (_read, line) => {
      if (away.is) return Promise.reject(new Error('the channel is away'));
      const fen = confirmed.get(line.reference);
      if (fen === undefined) return Promise.resolve(undefined);
      const whose = { orderNumber: line.number.slice(0, 21), ...of };
      return Promise.resolve({ whose, apply: async (tx, when) => { await post(tx, { kind: 'charge_settled', receiving: line.receiving, number: line.number, reference: line.reference, orderNumber: whose.orderNumber, of, amountInFen: fen, happenedAt: when }, when); } });
    },
  };
  const t = await testApp({
    at: at(now), modules: () => [reconciliation({ channels: paperChannels(shandong, shared), repairs, scanner: standInScanner() })],
    people: { candidateName: () => Promise.resolve('欧阳倩'), staffActor: (id) => Promise.resolve({ staffId: StaffId.parse(id), ...(WHO[id] ?? { name: '', permissions: [], jurisdiction: { kind: 'nation' } }) }) },
  });
  const charge = (n: number, when: string, more: Partial<Extract<Occasion, { kind: 'charge_settled' | 'charge_held' }>> = {}): Extract<Occasion, { kind: 'charge_settled' | 'charge_held' }> => ({ kind: 'charge_settled', receiving: 'alipay-37', number: `${ORDER(n)}01`, reference: `AL${String(n)}`, orderNumber: ORDER(n), of, amountInFen: 24_400, happenedAt: at(when), ...more });
  return {
    t, shandong, shared, confirmed, away, charge,
    line: (n: number, when: string, more: Partial<BillLine> = {}): BillLine => ({ kind: 'payment', number: `${ORDER(n)}01`, refundNumber: null, reference: `AL${String(n)}`, amountInFen: 24_400, feeInFen: 146, at: at(when), ...more }),
    bill: (lines: readonly BillLine[]) => lines.map(printed).join('\n'),
    book: (...occasions: Occasion[]) => t.inTx(async (tx) => { for (const o of occasions) await post(tx, o, o.happenedAt); }),
    as: (who: string) => t.signInStaff(who),
  };
}
