import { describe, expect, test } from 'vitest';
import { refusalText } from '#contracts/refusals.ts';
import { refusalsOfExclusions, refusalsOfGate, refusalsToStrangers, type Gate } from './print-gate.ts';

const opensAt = Date.parse('2027-05-10T09:00:00+08:00');
const closesAt = Date.parse('2027-05-16T14:00:00+08:00');
const shandong: Gate = { window: { opensAt, closesAt }, release: 'released', province: { zh: '山东省', en: 'Shandong' }, phone: '0531-00003701' };
const codes = (gate: Partial<Gate>, now: number) => refusalsOfGate({ ...shandong, ...gate }, now).map((r) => r.code);

describe('when tickets can be printed (R-2.3-01)', () => {
  test('the opening instant is inside the window, the closing instant is not', () => {
    expect(codes({}, opensAt - 1)).toEqual(['ticket.before_window']);
    expect(codes({}, opensAt)).toEqual([]);
    expect(codes({}, closesAt - 1)).toEqual([]);
    expect(codes({}, closesAt)).toEqual(['ticket.after_window']);
  });

  test('within the window only what two people released is open', () => {
    expect(codes({ release: null }, opensAt)).toEqual(['ticket.not_released']);
    expect(codes({ release: 'prepared' }, opensAt)).toEqual(['ticket.not_released']);
    expect(codes({ release: 'proposed' }, opensAt)).toEqual(['ticket.not_released']);
    expect(codes({ release: 'closed' }, opensAt)).toEqual(['ticket.release_closed']);
  });

  test('a window that is not published is said so, whatever was released', () => {
    expect(codes({ window: null }, opensAt)).toEqual(['ticket.window_unpublished']);
  });

  test('who comes too early is told when, in Beijing time', () => {
    const [no] = refusalsOfGate(shandong, opensAt - 86_400_000);
    expect(no && refusalText(no, 'zh')).toContain('2027-05-10 09:00');
  });

  test('an exclusion names its reason and whom to call', () => {
    const [no] = refusalsOfExclusions(['unpaid'], shandong.phone, null);
    expect(no && refusalText(no, 'zh')).toBe('不能打印准考证：未完成缴费。请咨询报名地考试机构：0531-00003701');
    expect(no && refusalText(no, 'en')).toContain('the fee is not paid');
  });

  test('the words of a hold are read by its candidate; a look-up says that there is one and whom to call', () => {
    const own = refusalsOfExclusions(['unpaid', 'held'], shandong.phone, '身份信息待核实');
    expect(own.map((r) => refusalText(r, 'zh'))).toEqual([expect.stringContaining('未完成缴费'), '您的准考证暂缓发放，原因：身份信息待核实。请联系报名地考试机构：0531-00003701']);
    expect(refusalsToStrangers(own).map((r) => refusalText(r, 'zh'))).toEqual([expect.stringContaining('未完成缴费'), '不能打印准考证：准考证暂缓发放。请咨询报名地考试机构：0531-00003701']);
  });
});
