import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryOf, type Occasion } from './occasions.ts';

const of = { province: '37', sittingId: '001-2026-1' };
const at = Date.parse('2026-08-11T10:00:00+08:00');
const charge = { receiving: 'alipay-37', number: '20260811123456789012301', reference: 'AL20260811000001', orderNumber: '202608111234567890123', of, amountInFen: 24_400, happenedAt: at };
const refund = { refundNumber: 'R202608111234567890123', orderNumber: charge.orderNumber, of, amountInFen: 24_400, happenedAt: at };

describe('how money that moves is booked', () => {
  const TABLE: [Occasion, string, string, string][] = [
    [{ kind: 'charge_settled', ...charge }, 'charge:alipay-37:AL20260811000001', 'channel alipay-37', 'treasury 37/001-2026-1'],
    [{ kind: 'charge_held', ...charge }, 'charge:alipay-37:AL20260811000001', 'channel alipay-37', 'owed 37/001-2026-1'],
    [{ kind: 'refund_due', ...refund }, `refund_due:${refund.refundNumber}`, 'treasury 37/001-2026-1', 'owed 37/001-2026-1'],
    [{ kind: 'refund_done', ...refund, receiving: 'alipay-37', number: charge.number, reference: 'RF1' }, `refund_done:${refund.refundNumber}`, 'owed 37/001-2026-1', 'channel alipay-37'],
    [{ kind: 'refund_back', ...refund, receiving: 'alipay-37', number: charge.number, reference: 'BK1' }, `refund_back:${refund.refundNumber}:BK1`, 'channel alipay-37', 'owed 37/001-2026-1'],
    [{ kind: 'cash_taken', orderNumber: charge.orderNumber, receiptNumber: 'SD-0001', of, amountInFen: 24_400, happenedAt: at }, `cash:${charge.orderNumber}`, 'cash 37', 'treasury 37/001-2026-1'],
    [{ kind: 'cash_paid_out', ...refund, receiptNumber: 'TF-0001' }, `cash_out:${refund.refundNumber}`, 'owed 37/001-2026-1', 'cash 37'],
    [{ kind: 'pos_taken', orderNumber: charge.orderNumber, receiptNumber: 'S3701-2026-000001', of, amountInFen: 24_400, happenedAt: at }, `cash:${charge.orderNumber}`, 'bank 37', 'treasury 37/001-2026-1'],
    [{ kind: 'pos_paid_out', ...refund, receiptNumber: 'TF-0001' }, `cash_out:${refund.refundNumber}`, 'owed 37/001-2026-1', 'bank 37'],
    [{ kind: 'cash_drawn', province: '37', id: 's1', amountInFen: 100, happenedAt: at, note: '' }, 'drawn:s1', 'cash 37', 'bank 37'],
    [{ kind: 'cash_deposited', province: '37', id: 's1', amountInFen: 100, happenedAt: at, note: '' }, 'deposit:s1', 'bank 37', 'cash 37'],
    [{ kind: 'cash_difference', short: true, province: '37', id: 's1', amountInFen: 100, happenedAt: at, note: '' }, 'cash_difference:s1', 'difference 37', 'cash 37'],
    [{ kind: 'cash_difference', short: false, province: '37', id: 's1', amountInFen: 100, happenedAt: at, note: '' }, 'cash_difference:s1', 'cash 37', 'difference 37'],
    [{ kind: 'channel_fee', receiving: 'wechat', billDay: '2026-08-10', edition: 1, takenBack: false, amountInFen: 60, happenedAt: at }, 'fee:wechat:2026-08-10:1', 'fees wechat', 'channel wechat'],
    [{ kind: 'channel_fee', receiving: 'wechat', billDay: '2026-08-10', edition: 1, takenBack: true, amountInFen: 60, happenedAt: at }, 'fee:wechat:2026-08-10:1:back', 'channel wechat', 'fees wechat'],
    [{ kind: 'suspense', receiving: 'wechat', id: 'c1', reference: 'X', amountInFen: 5, happenedAt: at, note: '' }, 'suspense:c1', 'channel wechat', 'suspense wechat'],
    [{ kind: 'suspense_cleared', receiving: 'wechat', id: 'c1', reference: 'X', amountInFen: 5, happenedAt: at, note: '' }, 'suspense_cleared:c1', 'suspense wechat', 'channel wechat'],
    [{ kind: 'written_off', receiving: 'wechat', id: 'c1', loss: true, amountInFen: 5, province: null, happenedAt: at, note: '' }, 'written_off:c1', 'difference wechat', 'channel wechat'],
  ];
  test.each(TABLE)('%o', (occasion, name, debit, credit) => {
    const entry = entryOf(occasion);
    expect(entry).toMatchObject({ occasion: name, amountInFen: occasion.amountInFen });
    expect(entry.postings.map((p) => [`${p.debit.account} ${p.debit.of}`, `${p.credit.account} ${p.credit.of}`, p.amountInFen])).toEqual([[debit, credit, occasion.amountInFen]]);
  });

  test('a charge settled and given back leaves nothing anywhere, whatever its amount', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 10_000_000 }), (fen) => {
      const entries = [entryOf({ kind: 'charge_settled', ...charge, amountInFen: fen }), entryOf({ kind: 'refund_due', ...refund, amountInFen: fen }), entryOf({ kind: 'refund_done', ...refund, receiving: 'alipay-37', number: charge.number, reference: 'RF1', amountInFen: fen })];
      const left = new Map<string, number>();
      for (const p of entries.flatMap((e) => e.postings)) {
        left.set(p.debit.account + p.debit.of, (left.get(p.debit.account + p.debit.of) ?? 0) + p.amountInFen);
        left.set(p.credit.account + p.credit.of, (left.get(p.credit.account + p.credit.of) ?? 0) - p.amountInFen);
      }
      expect([...left.values()].filter((fenLeft) => fenLeft !== 0)).toEqual([]);
    }));
  });
});
