import { describe, expect, test } from 'vitest';
import { checkPhoto, isAcceptable, LIMITS, needsReview, wantedOf, type FaceMeasures, type LimitName, type PhotoMeasures } from './standard.ts';

const face: FaceMeasures = { headHeight: 0.56, eyesAt: 0.44, centreAt: 0.5, margin: 0.14, roll: 1, yaw: -3 };
const sound: PhotoMeasures = {
  type: 'jpeg', cropWidth: 590, cropHeight: 826, width: 295, height: 413, bytes: 10_100, faces: [face], beside: 0,
  sharpness: 400, brightness: 170, contrast: 45, glare: 0.01, sideLight: 0.05, backgroundLight: 250, backgroundEven: 2,
};
const verdict = (more: Partial<PhotoMeasures>, code: string) => checkPhoto({ ...sound, ...more }).find((check) => check.code === code)?.verdict;

describe('the photo standard', () => {
  test('a sound photo passes every check', () => {
    expect(checkPhoto(sound).filter((check) => check.verdict !== 'good')).toEqual([]);
  });

  test.each([
    ['type', { type: 'other' }, 'refuse'],
    ['source_size', { cropWidth: 295, cropHeight: 413 }, 'good'],
    ['source_size', { cropWidth: 240, cropHeight: 336 }, 'refuse'],
    ['final_size', { width: 296 }, 'refuse'],
    ['bytes', { bytes: 15 * 1024 }, 'good'],
    ['bytes', { bytes: 15 * 1024 + 1 }, 'refuse'],
    ['sharpness', { sharpness: 12 }, 'warn'],
    ['sharpness', { sharpness: 6 }, 'refuse'],
    ['brightness', { brightness: 70, backgroundLight: 100 }, 'warn'],
    ['brightness', { brightness: 70, backgroundLight: 245 }, 'good'],
    ['brightness', { brightness: 45, backgroundLight: 245 }, 'warn'],
    ['brightness', { brightness: 245 }, 'refuse'],
    ['contrast', { contrast: 5 }, 'refuse'],
    ['glare', { glare: 0.2 }, 'warn'],
    ['face_count', { beside: 1 }, 'warn'],
    ['side_light', { sideLight: 0.2 }, 'good'],
    ['side_light', { sideLight: 0.28 }, 'warn'],
    ['side_light', { sideLight: 0.45 }, 'warn'],
    ['side_light', { sideLight: 0.8 }, 'refuse'],
    ['background_light', { backgroundLight: 170 }, 'warn'],
    ['background_light', { backgroundLight: 40 }, 'refuse'],
    ['background_even', { backgroundEven: 45 }, 'warn'],
    ['background_even', { backgroundEven: 80 }, 'refuse'],
  ] as const)('%s of %j: %s', (code, more, expected) => {
    expect(verdict(more, code)).toBe(expected);
  });

  test.each([
    ['head_size', { headHeight: 0.35 }, 'warn'],
    ['head_size', { headHeight: 0.2 }, 'refuse'],
    ['eye_line', { eyesAt: 0.2 }, 'refuse'],
    ['head_whole', { margin: 0 }, 'warn'],
    ['head_whole', { margin: -0.06 }, 'refuse'],
    ['head_centre', { centreAt: 0.6 }, 'warn'],
    ['roll', { roll: -10 }, 'warn'],
    ['roll', { roll: 21 }, 'refuse'],
    ['yaw', { yaw: 22 }, 'warn'],
  ] as const)('face: %s of %j: %s', (code, more, expected) => {
    expect(verdict({ faces: [{ ...face, ...more }] }, code)).toBe(expected);
  });

  test('two faces are refused, no face found goes to an officer, an absent model is only unmeasured', () => {
    const two = checkPhoto({ ...sound, faces: [face, face] });
    const none = checkPhoto({ ...sound, faces: [] });
    const unmeasured = checkPhoto({ ...sound, faces: undefined });
    expect([isAcceptable(two), isAcceptable(none), isAcceptable(unmeasured)]).toEqual([false, true, true]);
    expect([needsReview(two), needsReview(none), needsReview(unmeasured)]).toEqual([false, true, false]);
    expect(unmeasured.filter((check) => check.verdict === 'unmeasured')).toHaveLength(7);
  });

  test('what is bearable contains what is sound, so a warning always stands before a no', () => {
    for (const name of Object.keys(LIMITS) as LimitName[]) {
      const { sound: [low, high], bearable: [lowest, highest] } = LIMITS[name];
      expect(lowest <= low && low < high && high <= highest, name).toBe(true);
    }
    expect([wantedOf('head_size'), wantedOf('sharpness'), wantedOf('roll'), wantedOf('head_whole')]).toEqual(['42 % – 72 %', '≥ 18', '≤ 6°', '≥ 3 %']);
  });
});
