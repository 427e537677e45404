import { describe, expect, it } from 'vitest';
import type { PointContent } from '#contracts/place-editing.ts';
import { isToBeTold, refusalsToEditPoint } from './point-rules.ts';

const point: PointContent = { name: { zh: '济南市人事考试中心', en: 'Jinan Examination Centre' }, address: '历下区解放路 1 号', phone: '0531-01234567', hours: { zh: '工作日 9:00–17:00', en: 'weekdays 9:00–17:00' }, capacityPerDay: 120 };
const nobody = { waiting: 0, appointments: 0 };
const codes = (after: PointContent, touched: typeof nobody, reason = '') => refusalsToEditPoint(point, after, touched, reason).map((r) => r.code);

describe('a change of a review point', () => {
  it.each<[string, Partial<PointContent>, boolean]>([
    ['name', { name: { zh: '济南市人事考试中心（新址）', en: 'Jinan Examination Centre' } }, true],
    ['English name', { name: { zh: '济南市人事考试中心', en: 'Jinan Centre' } }, true],
    ['address', { address: '舜华路 750 号' }, true],
    ['phone', { phone: '0531-07654321' }, true],
    ['hours', { hours: { zh: '工作日 9:00–12:00', en: 'weekdays 9:00–12:00' } }, true],
    ['capacity', { capacityPerDay: 60 }, false],
    ['nothing', {}, false],
  ])('of its %s', (_, change, told) => {
    const after = { ...point, ...change };
    expect(isToBeTold(point, after)).toBe(told);
    const changes = Object.keys(change).length > 0;
    expect(codes(after, { waiting: 1, appointments: 0 })).toEqual(changes ? ['catalogue.point_needs_reason'] : []);
    expect(codes(after, { waiting: 0, appointments: 3 })).toEqual(changes ? ['catalogue.point_needs_reason'] : []);
    expect(codes(after, { waiting: 1, appointments: 3 }, '搬迁新址')).toEqual([]);
    expect(codes(after, nobody)).toEqual([]);
  });

  it('says how many it touches', () => {
    expect(refusalsToEditPoint(point, { ...point, address: '舜华路 750 号' }, { waiting: 7, appointments: 2 }, '搬')[0]).toMatchObject({ path: 'reason', params: { waiting: 7, appointments: 2 } });
  });
});
