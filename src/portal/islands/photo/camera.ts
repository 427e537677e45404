import { makeCanvas } from './picture.ts';

/** The device's camera shown in the stage; `shoot` gives the picture as a file would. */
export type Camera = { start(): Promise<void>; shoot(): Promise<Blob>; stop(): void };

export function createCamera(video: HTMLVideoElement): Camera {
  let stream: MediaStream | undefined;
  return {
    async start() {
      stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: 'user', width: { ideal: 1920 }, height: { ideal: 1440 } } });
      video.srcObject = stream;
      video.hidden = false;
      await video.play();
    },
    shoot() {
      const canvas = makeCanvas({ width: video.videoWidth, height: video.videoHeight });
      canvas.getContext('2d')?.drawImage(video, 0, 0);
      return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/jpeg', 0.95));
    },
    stop() {
      for (const track of stream?.getTracks() ?? []) track.stop();
      stream = undefined;
      video.srcObject = null;
      video.hidden = true;
    },
  };
}

/** A phone takes the picture with its own camera app; a computer shows its camera in the page. */
export function cameraKind(): 'app' | 'page' | 'none' {
  if (matchMedia('(pointer: coarse)').matches) return 'app';
  return isSecureContext && 'mediaDevices' in navigator ? 'page' : 'none';
}
