import type { FaceModel } from './face-model.ts';
import { createCamera, hasCamera, hasCameraApp, type CameraProblem } from './camera.ts';
import { createLive } from './live.ts';
import { showLive, type HintWords } from './show-live.ts';

type Told = { hints: HintWords; camera: Record<CameraProblem, string>; shotBySelf: string };
type Parts = { part: <E extends HTMLElement>(name: string) => E; told: Told; faces: FaceModel; whitening: () => boolean; say: (text: string) => void; onPicture: (blob: Blob) => void };

/** The camera with its live guide: opens it, says why it does not open, guides, lets the shutter go by itself or by the button, and closes it. */
export function createFilming({ part, told, faces, whitening, say, onPicture }: Parts): void {
  const video = part<HTMLVideoElement>('video');
  const [take, shoot, turn, stop, auto, app, pickCamera] = [part('take'), part('shoot'), part('turn-camera'), part('stop-camera'), part<HTMLInputElement>('auto-shutter'), part('camera-app'), part<HTMLInputElement>('pick-camera')];
  const shown = { banner: part('live-hint'), spoken: part('live-spoken'), stage: part('stage') };
  const camera = createCamera(video);
  const live = createLive({
    video, faces, whitening, mirrored: () => camera.mirrored(), autoShutter: () => auto.checked,
    onStep(step) {
      showLive(shown, step, told.hints);
      if (step.shoot) void release(told.shotBySelf);
    },
  });

  function filming(on: boolean): void {
    for (const button of [shoot, stop, part('auto-shutter-line'), shown.banner]) button.hidden = !on;
    take.hidden = on || !hasCamera();
    app.hidden = on || !hasCameraApp();
    if (on) return;
    turn.hidden = true;
    delete shown.stage.dataset['live'];
    live.stop();
    camera.stop();
  }

  async function opened(problem: CameraProblem | undefined): Promise<void> {
    filming(problem === undefined);
    if (problem !== undefined) {
      say(told.camera[problem]);
      return;
    }
    say('');
    showLive(shown, { shown: 'starting', speak: true }, told.hints);
    live.watch();
    turn.hidden = !(await camera.several());
  }

  async function release(words: string): Promise<void> {
    const blob = await camera.shoot();
    filming(false);
    shown.spoken.textContent = words;
    onPicture(blob);
  }

  filming(false);
  take.addEventListener('click', () => void camera.start().then(opened));
  turn.addEventListener('click', () => {
    live.stop();
    void camera.turn().then(opened);
  });
  shoot.addEventListener('click', () => void release(''));
  stop.addEventListener('click', () => {
    filming(false);
    take.focus();
  });
  app.addEventListener('click', () => pickCamera.click());
  addEventListener('pagehide', () => filming(false));
}
