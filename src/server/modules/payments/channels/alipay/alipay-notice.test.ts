import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { alipaySigners } from './alipay-keys.ts';
import { readAlipayNotice } from './alipay-notice.ts';

/** A notice Alipay sent, with the key it verifies with, kept by the tests of its own SDK (alipay/alipay-sdk-nodejs-all, test/alipay.test.ts). */
const ALIPAY_KEY = 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqObrdC7hrgAVM98tK0nv3hSQRGGKT4lBsQjHiGjeYZjOPIPHR5knm2jnnz/YGIXIofVHkA/tAlBAd5DrY7YpvI4tP5EONLtZKC2ghBMx7McI2wRD0xiqzxOQr1FuhZGJ8/AUokBzJrzY+aGX2xcOrxFYRlFilvVLTXg4LWjR1tdPkO6+i7wQZAIVMClPkwVRZEbaERRHlKqTzv2gGv5rDU8gRoe1LeaN+6BlbTqHWkQcNCUNrA8C6l17XAXGKDsm/9TFWwO8EPHHHCaQdjtV5/FdcWIt+L8SR1ss7EXTjYDFtxcKVv9rEoY1lX8T4mX+GbXfZHraG5NCF1+XioL5JwIDAQAB';
const NOTICE = {
  gmt_create: '2019-08-15 15:56:22', charset: 'utf-8', seller_email: 'z97-yuquerevenue@service.aliyun.com', subject: '语雀空间 500人规模',
  sign: 'QfTb8tqE1BMhS5qAnXtvsF3/jBkEvu9q9en0pdbBUDDjvKycZhQb7h8GDs4FKfi049PynaNuatxSgLb/nLWZpXyyh0LEWdK2S6Ri7nPwrVgOs08zugLO20vOQz44y3ti2Ncm8/wZts1Fr2gZ7pShnVX3d1B50hbsXnObT1r/U8ONNQjWXd0HIul4TG+Q3fm3svmSvFEy0WnzuhcyHPX5Gm4ELNctL6Qd5YniGJFNcc7kopHYtI/XD9YCKCH6Ct02rzUs9i11C9CsadtZn+WhxF26Dqt9sGEFajkJ8cxUTLi8+VCpLHsgPE8P0y095uQcDdK0YjCh4x7wVSov+lrmOQ==',
  buyer_id: '2088102534368455', invoice_amount: '0.10', notify_id: '2019081500222155624068450559358070', fund_bill_list: '[{"amount":"0.10","fundChannel":"ALIPAYACCOUNT"}]',
  notify_type: 'trade_status_sync', trade_status: 'TRADE_SUCCESS', receipt_amount: '0.10', buyer_pay_amount: '0.10', sign_type: 'RSA2', app_id: '2019073166072302', seller_id: '2088531891668739',
  gmt_payment: '2019-08-15 15:56:24', notify_time: '2019-08-15 15:56:25', version: '1.0', out_trade_no: '20190815155618536-564-57', total_amount: '0.10', trade_no: '2019081522001468450512505578',
  auth_app_id: '2019073166072302', buyer_logon_id: 'xud***@126.com', point_amount: '0.00',
};
const AT = Date.parse('2019-08-15T15:56:26+08:00');

const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const signers = alipaySigners({ appId: NOTICE.app_id, gateway: 'https://openapi.alipay.com/gateway.do', keys: { own: [{ number: 1, privateKey }], platform: [{ publicKey: ALIPAY_KEY }] } });

const read = (change: Record<string, string> = {}, { appId = NOTICE.app_id, sellerId = NOTICE.seller_id, now = AT } = {}) =>
  readAlipayNotice(Buffer.from(new URLSearchParams({ ...NOTICE, ...change }).toString()), { appId, sellerId, now, isGenuine: (fields) => signers.isGenuineNotice(fields) });

describe('a notice as Alipay sent it', () => {
  test('is a charge in fen, with the trade as its reference', () => {
    expect(read()).toEqual({ ok: true, notice: { id: NOTICE.notify_id, about: 'payment', number: NOTICE.out_trade_no, charge: { status: 'paid', amountInFen: 10, reference: NOTICE.trade_no, paidAt: Date.parse('2019-08-15T15:56:24+08:00') } } });
  });

  test('is believed with a field that is empty, for Alipay signs none', () => {
    expect(read({ passback_params: '' }).ok).toBe(true);
  });

  test.each([
    ['another amount', { total_amount: '0.11' }, {}, 'bad_signature'],
    ['a field more', { refund_fee: '0.10' }, {}, 'bad_signature'],
    ['the weaker signature', { sign_type: 'RSA' }, {}, 'bad_signature'],
    ['another app', {}, { appId: '2019073166072303' }, 'other_merchant'],
    ['another seller', {}, { sellerId: '2088531891668738' }, 'other_merchant'],
    ['three days later', {}, { now: AT + 3 * 86_400_000 }, 'too_old'],
    ['before it was sent', {}, { now: AT - 3_600_000 }, 'too_old'],
  ] as const)('is refused with %s', (_what, change, for_, fault) => {
    expect(read(change, for_)).toEqual({ ok: false, fault });
  });

  test.each(['', 'no form at all', '{"sign":"x"}'])('%j is malformed', (body) => {
    expect(readAlipayNotice(Buffer.from(body), { appId: '1', sellerId: '2', now: AT, isGenuine: () => true })).toEqual({ ok: false, fault: 'malformed' });
  });
});

describe('a notice of a refund', () => {
  const refund = { out_biz_no: 'R202607080000000000017', refund_fee: '0.10', gmt_refund: '2019-08-16 09:00:00.123', gmt_payment: NOTICE.gmt_payment };
  const believed = (change: Record<string, string>) => readAlipayNotice(Buffer.from(new URLSearchParams({ ...NOTICE, ...change }).toString()), { appId: NOTICE.app_id, sellerId: NOTICE.seller_id, now: AT, isGenuine: () => true });

  test.each(['TRADE_SUCCESS', 'TRADE_CLOSED', 'TRADE_FINISHED'])('with %s is about the refund, never a second charge', (trade_status) => {
    expect(believed({ ...refund, trade_status })).toMatchObject({ ok: true, notice: { about: 'refund', refundNumber: refund.out_biz_no, answer: { status: 'done', amountInFen: 10, reference: NOTICE.trade_no } } });
  });

  test('made elsewhere says of the charge what is known already', () => {
    expect(believed({ ...refund, out_biz_no: 'by hand', trade_status: 'TRADE_CLOSED' })).toMatchObject({ notice: { about: 'payment', charge: { status: 'paid', reference: NOTICE.trade_no } } });
  });

  test('a trade closed that nobody paid is closed, one that waits is unpaid, and one paid without a time is not understood', () => {
    const { gmt_payment: _paid, ...unpaid } = NOTICE;
    const told = (trade_status: string) => readAlipayNotice(Buffer.from(new URLSearchParams({ ...unpaid, trade_status }).toString()), { appId: NOTICE.app_id, sellerId: NOTICE.seller_id, now: AT, isGenuine: () => true });
    expect(told('TRADE_CLOSED')).toMatchObject({ notice: { charge: { status: 'closed' } } });
    expect(told('WAIT_BUYER_PAY')).toMatchObject({ notice: { charge: { status: 'unpaid' } } });
    expect(told('TRADE_SUCCESS')).toEqual({ ok: false, fault: 'malformed' });
  });
});
