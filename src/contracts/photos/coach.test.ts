import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advise, follow, isReady, shownPart, type Guidance, type Hint, type Look } from './coach.ts';
import { nearestFace, type FoundFace } from './faces.ts';
import { darkestSound, type FaceMeasures } from './standard.ts';

const face: FaceMeasures = { headHeight: 0.56, eyesAt: 0.44, centreAt: 0.5, margin: 0.16, roll: 1, yaw: -3 };
const well: Look = { faces: [face], sharpness: 400, brightness: 170, contrast: 45, glare: 0.01, sideLight: 0.05, backgroundLight: 245, backgroundEven: 2 };
const manner = { mirrored: false, whitening: false };
const first = (more: Partial<Look>, how: Partial<typeof manner> = {}) => advise({ ...well, ...more }, { ...manner, ...how })[0];
const withFace = (more: Partial<FaceMeasures>) => ({ faces: [{ ...face, ...more }] });

describe('what the coach says', () => {
  test('of somebody who stands well: nothing, and the shutter may go', () => {
    expect(advise(well, manner)).toEqual([]);
    expect(isReady(well, [])).toBe(true);
  });

  test.each<[Hint, Partial<Look>]>([
    ['closer', withFace({ headHeight: 0.3 })], ['further', withFace({ headHeight: 0.8 })], ['whole_head', withFace({ margin: 0, eyesAt: 0.3 })],
    ['right', withFace({ centreAt: 0.3 })], ['left', withFace({ centreAt: 0.7 })], ['down', withFace({ eyesAt: 0.3 })], ['up', withFace({ eyesAt: 0.6 })],
    ['tilted', withFace({ roll: -12 })], ['turned', withFace({ yaw: 25 })], ['many_faces', { faces: [face, face] }], ['no_face', { faces: [] }],
    ['uneven', { sideLight: 0.5 }], ['dark', { brightness: 50, backgroundLight: 80 }], ['bright', { brightness: 235 }], ['glare', { glare: 0.2 }], ['flat', { contrast: 10 }], ['blurred', { sharpness: 10 }],
    ['background_busy', { backgroundEven: 40 }], ['background_dark', { backgroundLight: 150 }],
  ])('%s of %j', (hint, more) => {
    expect(first(more)).toBe(hint);
  });

  test('on a mirrored screen sides are those of the screen', () => {
    expect(first(withFace({ centreAt: 0.3 }), { mirrored: true })).toBe('left');
    expect(first(withFace({ centreAt: 0.7 }), { mirrored: true })).toBe('right');
  });

  test('no face found: what hides it is said first, a bare wall is nobody', () => {
    expect(first({ faces: [], brightness: 20 })).toBe('dark');
    expect(first({ faces: [], brightness: 250, contrast: 8 })).toBe('bright');
    expect(first({ faces: [], brightness: 245, contrast: 0, sharpness: 0 })).toBe('no_face');
    expect(first({ faces: [], sharpness: 4 })).toBe('blurred');
  });

  test('a background is not spoken of when it will be whitened, and never holds the shutter', () => {
    const busy = { ...well, backgroundEven: 60, backgroundLight: 120 };
    expect(advise(busy, { ...manner, whitening: true })).toEqual([]);
    expect(isReady(busy, advise(busy, manner))).toBe(true);
    expect(isReady({ ...well, faces: undefined }, [])).toBe(false);
  });

  test('dark skin before a bright wall is not a dark picture, the same face before a dark wall is', () => {
    expect(first({ brightness: 62, backgroundLight: 245 })).toBeUndefined();
    expect(first({ brightness: 62, backgroundLight: 90 })).toBe('dark');
    fc.assert(fc.property(fc.double({ min: 0, max: 255, noNaN: true }), fc.double({ min: 0, max: 255, noNaN: true }), (a, b) => {
      const [dim, light] = [Math.min(a, b), Math.max(a, b)];
      expect(darkestSound({ backgroundLight: light })).toBeLessThanOrEqual(darkestSound({ backgroundLight: dim }));
      expect(darkestSound({ backgroundLight: a })).toBeGreaterThanOrEqual(55 - 1e-9);
    }));
  });
});

describe('following the hints', () => {
  const run = (looks: readonly (readonly [at: number, wished: Hint | 'ready'])[], auto = true) => {
    let guidance: Guidance | undefined;
    return looks.map(([at, wished]) => {
      const step = follow(guidance, wished, at, auto);
      guidance = step.guidance;
      return `${step.guidance.shown}${step.speak ? ' said' : ''}${step.shoot ? ' shot' : ''}`;
    });
  };

  test('a hint that flickers is not shown; one that stands is, after the last words had their time', () => {
    expect(run([[0, 'closer'], [200, 'left'], [400, 'closer'], [1000, 'left'], [1400, 'left'], [1600, 'left']])).toEqual(['closer said', 'closer', 'closer', 'closer', 'closer', 'left said']);
  });

  test('the shutter goes once all has been well for a second, and not when it is switched off', () => {
    expect(run([[0, 'ready'], [500, 'ready'], [1000, 'ready'], [1200, 'ready'], [2000, 'ready'], [2200, 'ready']])).toEqual(['ready said', 'ready', 'ready shot', 'ready', 'ready', 'ready shot']);
    expect(run([[0, 'ready'], [900, 'blurred'], [1000, 'ready'], [1900, 'ready']]).join()).not.toContain('shot');
    expect(run([[0, 'ready'], [5000, 'ready']], false).join()).not.toContain('shot');
  });

  test('whatever comes, words stand at least as long as they take to hear', () => {
    const looks = fc.array(fc.tuple(fc.integer({ min: 50, max: 900 }), fc.constantFrom<Hint | 'ready'>('closer', 'left', 'dark', 'blurred')), { minLength: 2, maxLength: 60 });
    fc.assert(fc.property(looks, (steps) => {
      let guidance: Guidance | undefined;
      let [now, spoken] = [0, -Infinity];
      for (const [pause, wished] of steps) {
        now += pause;
        const step = follow(guidance, wished, now, true);
        guidance = step.guidance;
        if (step.speak) {
          expect(now - spoken).toBeGreaterThanOrEqual(1500);
          spoken = now;
        }
      }
    }));
  });
});

test('of several faces the nearest is taken, and those far behind are not counted beside it', () => {
  const of = (height: number): FoundFace => ({ forehead: [0.5, 0.2], chin: [0.5, 0.2 + height], rightEye: [0.4, 0.3], leftEye: [0.6, 0.3], yaw: 0 });
  expect(nearestFace([of(0.1), of(0.4), of(0.25)])).toEqual({ face: of(0.4), beside: 1 });
  expect(nearestFace([])).toBeUndefined();
});

test('the stage shows the middle of a frame in the photo’s proportions', () => {
  fc.assert(fc.property(fc.integer({ min: 100, max: 5000 }), fc.integer({ min: 100, max: 5000 }), (width, height) => {
    const part = shownPart({ width, height });
    expect(part.width / part.height).toBeCloseTo(295 / 413, 6);
    expect(part.x).toBeGreaterThanOrEqual(-1e-9);
    expect(part.y).toBeGreaterThanOrEqual(-1e-9);
    expect(Math.min(part.x, part.y)).toBeCloseTo(0, 6);
  }));
});
