import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PhotoChangeState, PhotoState } from '#contracts/photos.ts';
import {
  CHANGE_TRANSITIONS, nextChangeState, nextPhotoState, PERMISSION_MS, permissionStands, PHOTO_TRANSITIONS, refusalsOfPhoto, refusalsToDecide,
  refusalsToRequestChange, refusalsToUpload, reviewApplies, type PhotoAct, type PhotoChangeAct,
} from './photo-states.ts';

const now = Date.UTC(2026, 5, 1, 2);
const codes = (refusals: { code: string }[]) => refusals.map((refusal) => refusal.code);
const photoActs = Object.keys(PHOTO_TRANSITIONS) as PhotoAct[];
const changeActs = Object.keys(CHANGE_TRANSITIONS) as PhotoChangeAct[];

describe('the tables', () => {
  test('every state × act of a photo', () => {
    const table = PhotoState.options.map((from) => [from, ...photoActs.map((act) => nextPhotoState(from, act) ?? '–')].join(' '));
    expect([['', ...photoActs].join(' '), ...table]).toEqual([
      ' demand_review approve reject',
      'self_checked awaiting_review approved rejected',
      'awaiting_review – approved rejected',
      'approved – – rejected',
      'rejected – – –',
    ]);
  });

  test('every state × act of a change request; what is decided, used or gone leads nowhere', () => {
    const table = PhotoChangeState.options.map((from) => [from, ...changeActs.map((act) => nextChangeState(from, act) ?? '–')].join(' '));
    expect([['', ...changeActs].join(' '), ...table]).toEqual([
      ' allow deny withdraw revoke use expire',
      'requested allowed denied withdrawn – – –',
      'allowed – – – revoked used expired',
      'denied – – – – – –',
      'withdrawn – – – – – –',
      'revoked – – – – – –',
      'used – – – – – –',
      'expired – – – – – –',
    ]);
  });

  test('no history uses a permission twice, or one that was never allowed', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...changeActs), { maxLength: 30 }), (acts) => {
      let state: PhotoChangeState = 'requested';
      let allowed = 0;
      let used = 0;
      for (const act of acts) {
        const next = nextChangeState(state, act);
        if (!next) continue;
        if (act === 'allow') allowed += 1;
        if (act === 'use') used += 1;
        state = next;
      }
      expect(used).toBeLessThanOrEqual(allowed);
      expect(allowed).toBeLessThanOrEqual(1);
    }), { numRuns: 1000 });
  });
});

describe('the lock (照片上传成功后不允许修改)', () => {
  const allowed = { state: 'allowed', expiresAt: now + 1 } as const;

  test.each([
    ['a first photo', undefined, undefined, []],
    ['a photo that passed its own check', 'self_checked', undefined, ['photo.locked']],
    ['an approved photo', 'approved', undefined, ['photo.locked']],
    ['a photo awaiting review', 'awaiting_review', undefined, ['photo.locked']],
    ['a rejected photo (T8)', 'rejected', undefined, []],
    ['with a standing permission', 'approved', allowed, []],
    ['with a permission that ends this very moment', 'approved', { state: 'allowed', expiresAt: now }, ['photo.locked']],
    ['with a request not yet answered', 'approved', { state: 'requested', expiresAt: null }, ['photo.locked']],
    ['with a used permission', 'approved', { state: 'used', expiresAt: now + PERMISSION_MS }, ['photo.locked']],
    ['with a permission taken back', 'approved', { state: 'revoked', expiresAt: now + PERMISSION_MS }, ['photo.locked']],
  ] as const)('%s', (_, state, change, expected) => {
    expect(codes(refusalsToUpload({ photo: state && { state }, change }, now))).toEqual(expected);
  });

  test('a change is asked for only where the photo is locked, and once', () => {
    const photo = { state: 'approved' } as const;
    expect(codes(refusalsToRequestChange({ photo: undefined, change: undefined }, now))).toEqual(['photo.not_found']);
    expect(codes(refusalsToRequestChange({ photo, change: undefined }, now))).toEqual([]);
    expect(codes(refusalsToRequestChange({ photo, change: { state: 'requested', expiresAt: null } }, now))).toEqual(['photo.change_open_already']);
    expect(codes(refusalsToRequestChange({ photo, change: allowed }, now))).toEqual(['photo.change_not_needed']);
    expect(codes(refusalsToRequestChange({ photo, change: { state: 'denied', expiresAt: null } }, now))).toEqual([]);
    expect(codes(refusalsToRequestChange({ photo: { state: 'rejected' }, change: undefined }, now))).toEqual(['photo.change_not_needed']);
  });

  test('the permission stands until, not through, its last moment', () => {
    expect(permissionStands(allowed, now)).toBe(true);
    expect(permissionStands(allowed, now + 1)).toBe(false);
  });
});

describe('photo review of a sitting (D-09)', () => {
  test('whom it concerns', () => {
    expect([reviewApplies('none', true), reviewApplies('new', true), reviewApplies('new', false), reviewApplies('all', false)]).toEqual([false, true, false, true]);
  });

  test.each([
    [undefined, false, ['photo.not_found']],
    ['self_checked', false, []],
    ['self_checked', true, ['photo.awaiting_review']],
    ['awaiting_review', false, ['photo.awaiting_review']],
    ['approved', true, []],
    ['rejected', false, ['photo.rejected']],
  ] as const)('photo %s, review asked %s', (state, needed, expected) => {
    expect(codes(refusalsOfPhoto(state && { state }, needed))).toEqual(expected);
  });

  test('an officer says why when saying no', () => {
    expect(codes(refusalsToDecide('deny', ''))).toEqual(['photo.reason_needed']);
    expect(codes(refusalsToDecide('reject', ''))).toEqual(['photo.reason_needed']);
    expect(refusalsToDecide('deny', '与本人不符')).toEqual([]);
    expect(refusalsToDecide('allow', '')).toEqual([]);
  });
});
