import { expect, test } from 'vitest';
import { refusalsToMoveImport, type MovingImport } from './import-acts.ts';

const checked: MovingImport = { state: 'checked', rowVersion: 3, byId: '周敏', proposedById: null, faults: 0, leftOut: 0, loadable: 10, backById: null, releaseStands: false };
const codes = (...of: Parameters<typeof refusalsToMoveImport>) => refusalsToMoveImport(...of).map((r) => r.code);

test('nobody who brought or handed in a file approves it', () => {
  const proposed: MovingImport = { ...checked, state: 'proposed', proposedById: '王晓[沛]' };
  expect(codes('approve', proposed, { staffId: '周敏' })).toEqual(['score.import_own_work']);
  expect(codes('approve', proposed, { staffId: '王晓[沛]' })).toEqual(['score.import_own_work']);
  expect(codes('approve', proposed, { staffId: '欧阳倩' })).toEqual([]);
});

test('a fault that stands, nothing left to load, another state and a newer version are all told at once', () => {
  expect(codes('propose', { ...checked, faults: 3, leftOut: 2 }, { staffId: '周敏' })).toEqual(['score.import_has_faults']);
  expect(codes('propose', { ...checked, faults: 3, leftOut: 3 }, { staffId: '周敏' })).toEqual([]);
  expect(codes('approve', { ...checked, faults: 1, loadable: 0 }, { staffId: '周敏' }, 2)).toEqual(['score.import_wrong_state', 'score.import_has_faults', 'score.import_nothing_good', 'score.import_own_work', 'score.changed_meanwhile']);
  expect(codes('withdraw', { ...checked, state: 'loaded' }, { staffId: '周敏' })).toEqual(['score.import_wrong_state']);
});

test('what was loaded wrongly is taken back by a second person, and only while no release stands', () => {
  const loaded: MovingImport = { ...checked, state: 'loaded', proposedById: '周敏' };
  expect(codes('ask_back', loaded, { staffId: '周敏' })).toEqual([]);
  expect(codes('take_back', loaded, { staffId: '欧阳倩' })).toEqual(['score.back_not_asked']);
  const asked: MovingImport = { ...loaded, backById: '周敏' };
  expect(codes('ask_back', asked, { staffId: '王晓[沛]' })).toEqual(['score.back_asked']);
  expect(codes('take_back', asked, { staffId: '周敏' })).toEqual(['score.back_own_work']);
  expect(codes('take_back', asked, { staffId: '欧阳倩' })).toEqual([]);
  expect(codes('keep', asked, { staffId: '欧阳倩' })).toEqual([]);
  expect(codes('take_back', { ...asked, releaseStands: true }, { staffId: '欧阳倩' })).toEqual(['score.back_release_stands']);
  expect(codes('ask_back', checked, { staffId: '周敏' })).toEqual(['score.import_wrong_state']);
});
