import type { HeadPlace } from '#contracts/photos/crop.ts';
import { PHOTO } from '#contracts/photos/standard.ts';
import { isUsable, whiten, type PersonMask } from '#contracts/photos/whiten.ts';
import type { FaceModel, TensorKit } from './face-model.ts';
import { draw } from './picture.ts';

const MASK_SIDE = 256;

/** Makes the background of the final canvas white; false where no use could be made of the mask, and then the picture is as it was. */
export type Whitening = { apply(final: HTMLCanvasElement, heads: readonly HeadPlace[]): Promise<boolean> };

/** The whitening model (0.3 MB), fetched from our own origin when it is first asked for, run by the library the face model already brought. */
export function createWhitening(folder: string, faces: FaceModel): Whitening {
  let model: Promise<{ kit: TensorKit; graph: Awaited<ReturnType<TensorKit['loadGraphModel']>> }> | undefined;

  async function load() {
    const kit = await faces.kit();
    return { kit, graph: await kit.loadGraphModel(new URL(`${folder}/selfie.json`, location.href).href) };
  }

  async function maskOf(canvas: HTMLCanvasElement): Promise<PersonMask> {
    model ??= load();
    const { kit, graph } = await model;
    const small = document.createElement('canvas');
    small.width = MASK_SIDE;
    small.height = MASK_SIDE;
    draw(small, canvas, { x: 0, y: 0, width: canvas.width, height: canvas.height });
    const rgba = small.getContext('2d', { willReadFrequently: true })?.getImageData(0, 0, MASK_SIDE, MASK_SIDE).data ?? new Uint8ClampedArray(0);
    const values = new Float32Array(MASK_SIDE * MASK_SIDE * 3);
    for (let from = 0, to = 0; from < rgba.length; from += 4) for (let c = 0; c < 3; c += 1) values[to++] = (rgba[from + c] ?? 0) / 255;
    const input = kit.tensor4d(values, [1, MASK_SIDE, MASK_SIDE, 3], 'float32');
    const output = graph.execute(input);
    const data = Float32Array.from(await output.data());
    kit.dispose([input, output]);
    return { data, width: MASK_SIDE, height: MASK_SIDE };
  }

  return {
    async apply(final, heads) {
      const pen = final.getContext('2d', { willReadFrequently: true });
      if (!pen) return false;
      try {
        const mask = await maskOf(final);
        if (!isUsable(mask)) return false;
        const { data } = pen.getImageData(0, 0, PHOTO.width, PHOTO.height);
        pen.putImageData(new ImageData(whiten({ data, width: PHOTO.width, height: PHOTO.height, channels: 4 }, mask, heads), PHOTO.width, PHOTO.height), 0, 0);
        return true;
      } catch {
        model = undefined;
        return false;
      }
    },
  };
}
