import { makeCanvas } from './picture.ts';

/** Why a camera does not open: not allowed, none there, another program has it, or a page without https. */
export type CameraProblem = 'denied' | 'missing' | 'busy' | 'insecure';

/** The device's camera shown in the stage; `shoot` gives the picture as a file would. */
export type Camera = { start(): Promise<CameraProblem | undefined>; turn(): Promise<CameraProblem | undefined>; several(): Promise<boolean>; mirrored(): boolean; shoot(): Promise<Blob>; stop(): void };

export function createCamera(video: HTMLVideoElement): Camera {
  let stream: MediaStream | undefined;
  let front = true;

  function stop(): void {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = undefined;
    video.srcObject = null;
    video.hidden = true;
  }

  async function start(): Promise<CameraProblem | undefined> {
    if (!hasCamera()) return 'insecure';
    stop();
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: front ? 'user' : 'environment', width: { ideal: 1920 }, height: { ideal: 1440 } } });
      video.srcObject = stream;
      video.hidden = false;
      video.classList.toggle('photo-stage__video--mirrored', front);
      await video.play();
      return undefined;
    } catch (error) {
      stop();
      return problemOf(error);
    }
  }

  return {
    start,
    turn() {
      front = !front;
      return start();
    },
    async several() {
      const devices = await navigator.mediaDevices.enumerateDevices();
      return devices.filter((device) => device.kind === 'videoinput').length > 1;
    },
    mirrored: () => front,
    shoot() {
      const canvas = makeCanvas({ width: video.videoWidth, height: video.videoHeight });
      canvas.getContext('2d')?.drawImage(video, 0, 0);
      return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/jpeg', 0.95));
    },
    stop,
  };
}

/** Cameras are shown in the page where the browser allows it at all: on https, and not in every app's own browser. */
export function hasCamera(): boolean {
  return isSecureContext && 'mediaDevices' in navigator && 'getUserMedia' in navigator.mediaDevices;
}

/** A phone has a camera app of its own to fall back on. */
export function hasCameraApp(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}

function problemOf(error: unknown): CameraProblem {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'busy';
}
