import { advise, follow, isReady, shownPart, type Guidance, type Hint, type Look } from '#contracts/photos/coach.ts';
import { measureFace } from '#contracts/photos/faces.ts';
import { measurePixels } from '#contracts/photos/pixels.ts';
import { PHOTO } from '#contracts/photos/standard.ts';
import type { FaceModel } from './face-model.ts';
import { draw, makeCanvas } from './picture.ts';

/** What the live guide reports: the words to show now, whether to say them anew, and whether the shutter goes. */
export type LiveStep = { shown: Hint | 'ready'; speak: boolean; shoot: boolean };

type Parts = { video: HTMLVideoElement; faces: FaceModel; mirrored: () => boolean; whitening: () => boolean; autoShutter: () => boolean; onStep: (step: LiveStep) => void };

/** Between two looks the page breathes at least this long, and as long as the look itself took: a slow phone stays usable. */
const BREATH_MS = 160;

/** Looks at the camera several times a second by the rules of the photo standard, as long as it is watched. */
export function createLive({ video, faces, mirrored, whitening, autoShutter, onStep }: Parts): { watch(): void; stop(): void } {
  const look = makeCanvas(PHOTO);
  let guidance: Guidance | undefined;
  let watching = 0;

  async function round(mine: number): Promise<void> {
    const began = performance.now();
    if (video.videoWidth > 0 && !document.hidden) {
      draw(look, video, shownPart({ width: video.videoWidth, height: video.videoHeight }));
      const seen = await measure();
      if (mine !== watching) return;
      const hints = advise(seen, { mirrored: mirrored(), whitening: whitening() });
      const wished = isReady(seen, hints) || hints.length === 0 ? 'ready' : hints[0] ?? 'ready';
      const step = follow(guidance, wished, performance.now(), autoShutter() && seen.faces !== undefined);
      guidance = step.guidance;
      onStep({ shown: guidance.shown, speak: step.speak, shoot: step.shoot });
    }
    if (mine === watching) setTimeout(() => void round(mine), Math.max(BREATH_MS, performance.now() - began));
  }

  async function measure(): Promise<Look> {
    const pixels = look.getContext('2d', { willReadFrequently: true })?.getImageData(0, 0, PHOTO.width, PHOTO.height);
    const found = await faces.find(look);
    return { ...measurePixels({ data: pixels?.data ?? new Uint8ClampedArray(0), width: PHOTO.width, height: PHOTO.height, channels: 4 }), faces: found?.map((face) => measureFace(face, PHOTO)) };
  }

  return {
    watch() {
      watching += 1;
      guidance = undefined;
      void round(watching);
    },
    stop() { watching += 1; },
  };
}
