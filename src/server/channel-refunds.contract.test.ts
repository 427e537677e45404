import { describe, expect, test } from 'vitest';
import { channelsAtBank, MERCHANTS, NOW } from './testing/channels-at-bank.ts';

const { behave, channelOf, paid, letters, readAll, refundOf } = channelsAtBank();

describe.each(MERCHANTS.map(({ account, kind }) => ({ account, kind })))('refunds at the account $account', ({ account, kind }) => {
  const channel = () => channelOf(account);

  test('a refund is made once under its number, asked after, and told in a notice that is no second charge', async () => {
    const money = await paid(channel());
    await letters();
    const refund = refundOf(money);
    expect(await channel().queryRefund(refund)).toEqual({ status: 'unknown' });
    expect(['processing', 'done']).toContain((await channel().refund(refund)).status);
    expect(['processing', 'done']).toContain((await channel().refund(refund)).status);
    const done = { status: 'done', amountInFen: 24_400, reference: expect.any(String) as string, at: NOW };
    expect(await channel().queryRefund(refund)).toEqual(done);
    const [notice, ...more] = await readAll(channel());
    expect(more).toEqual([]);
    expect(notice).toEqual({ ok: true, notice: { id: expect.any(String) as string, about: 'refund', refundNumber: refund.refundNumber, ...(kind !== 'unionpay' && { number: money.asked.number }), answer: done } });
    expect(await channel().query(money.asked)).toMatchObject({ status: 'paid', reference: money.charge.reference });
  });

  test('asked for at one moment under one number a refund is made once; other money under it changes nothing', async () => {
    const money = await paid(channel());
    await letters();
    const refund = refundOf(money);
    await Promise.all([channel().refund(refund), channel().refund(refund), channel().refund(refund)]);
    expect(await readAll(channel())).toHaveLength(1);
    expect((await channel().refund({ ...refund, amountInFen: 1 })).status).not.toBe('done');
    expect(await channel().queryRefund(refund)).toMatchObject({ status: 'done', amountInFen: 24_400 });
    expect(await letters()).toEqual([]);
  });

  test('more than was paid is not given back', async () => {
    const money = await paid(channel());
    await channel().refund(refundOf(money));
    expect((await channel().refund(refundOf(money))).status).toBe('failed');
  });

  test('a charge the channel does not know is not given back', async () => {
    expect((await channel().refund({ ...refundOf(await paid(channel())), reference: '202607081000000000000' })).status).toBe('failed');
  });

  test('turned down, a refund succeeds under its number once the payer’s account is in order', async () => {
    const refund = refundOf(await paid(channel()));
    await behave({ refundsFail: true });
    await channel().refund(refund);
    await behave({});
    expect(['processing', 'done']).toContain((await channel().refund(refund)).status);
    expect(await channel().queryRefund(refund)).toMatchObject({ status: 'done', amountInFen: 24_400 });
  });

  test('answers about refunds that are falsely signed, about another or none at all are thrown, and the refund is found by its number', async () => {
    const refund = refundOf(await paid(channel()));
    await behave({ down: true });
    await expect(channel().refund(refund)).rejects.toThrow('503');
    await behave({ falseAnswers: true });
    await expect(channel().refund(refund)).rejects.toThrow('not genuine');
    await expect(channel().queryRefund(refund)).rejects.toThrow('not genuine');
    await behave({ wrongAnswers: true });
    await expect(channel().queryRefund(refund)).rejects.toThrow('not genuine');
    await behave({});
    expect(await channel().queryRefund(refund)).toMatchObject({ status: 'done', amountInFen: 24_400 });
  });

  test('a refund that fails says why, one whose answer was lost is found by asking', async () => {
    const money = await paid(channel());
    await behave({ refundsFail: true });
    const failing = refundOf(money);
    const said = await channel().refund(failing);
    const asked = await channel().queryRefund(failing);
    expect([said.status, asked.status]).toContain('failed');
    await behave({ refundAnswersLost: true });
    const lost = refundOf(money);
    await expect(channel().refund(lost)).rejects.toThrow();
    expect(await channel().queryRefund(lost)).toMatchObject({ status: 'done', amountInFen: 24_400 });
  });

  test('a refund under way stays under way until it is made, and one of another amount is told as it is', async () => {
    await behave({ refundsWait: true, refundOffInFen: -100 });
    const money = await paid(channel());
    const refund = refundOf(money);
    await channel().refund(refund);
    expect(await channel().queryRefund(refund)).toEqual({ status: 'processing' });
    await behave({});
    expect(await channel().queryRefund(refund)).toMatchObject({ status: 'done', amountInFen: 24_300 });
  });

  test('so are those of refunds; repeated ones keep their id, and one out of order says it failed after it was done', async () => {
    const [first, second] = [await paid(channel()), await paid(channel())];
    await letters();
    await behave({ forge: true });
    await channel().refund(refundOf(first));
    expect((await readAll(channel())).map((read) => (read.ok ? 'believed' : read.fault))).toEqual(['bad_signature', 'other_merchant', 'believed']);
    await behave({ repeat: 2, reorder: true });
    await channel().refund(refundOf(second));
    const read = (await readAll(channel())).flatMap((one) => (one.ok && one.notice.about === 'refund' ? [one.notice] : []));
    // 支付宝 writes of refunds that were made and of no others
    expect(read.map(({ answer }) => answer.status)).toEqual(['done', 'done', 'done', ...(kind === 'alipay' ? [] : ['failed'])]);
    expect(new Set(read.filter(({ answer }) => answer.status === 'done').map(({ id }) => id)).size).toBe(1);
  });
});
