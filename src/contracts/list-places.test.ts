import { expect, test } from 'vitest';
import { listPlace } from './list-places.ts';

const ID = '01a2264d-bfc9-7278-820f-64e765ec428b';

test.each([
  ['time.id', `1795940258166.${ID}`],
  ['time~id', `1~${ID}`],
  ['flag~time~id', `1~1795940258166~${ID}`],
  ['day.id', `2026-11-28.${ID}`],
  ['day.id', `2028-02-29.${ID}`],
  ['time~id~id', `1795940258166~${ID}~${ID}`],
])('%s takes what a list wrote', (shape, place) => {
  expect(listPlace(shape).safeParse(place).success).toBe(true);
});

test.each([
  ['time.id', `1795940258166x${ID}`], ['time.id', `9926874966463826.${ID}`], ['time.id', '1.b2aa---2----aa6---78-a----0e0-a---f-aa'], ['time.id', ''], ['flag~time~id', `2~1~${ID}`], ['day.id', `2026-13-01.${ID}`], ['day.id', `2026-02-29.${ID}`], ['day.id', `2026-06-31.${ID}`], ['time~id', `1~${ID}\n`],
])('%s refuses %j', (shape, place) => {
  expect(listPlace(shape).safeParse(place).success).toBe(false);
});

test('a part nobody knows is a fault of the program', () => {
  expect(() => listPlace('time.number')).toThrow('number');
});
