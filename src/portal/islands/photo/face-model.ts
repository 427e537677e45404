import { MESH, SURE_FACE, type FoundFace } from '#contracts/photos/faces.ts';

type Point = [number, number, number?];
type Face = { meshRaw: Point[]; faceScore: number; rotation: { angle: { yaw: number } } | null };
type Tensor = { data(): Promise<ArrayLike<number>> };

/** What of the model's library the whitening runs on. */
export type TensorKit = {
  tensor4d(values: Float32Array, shape: [number, number, number, number], type: 'float32'): Tensor;
  loadGraphModel(address: string): Promise<{ execute(input: Tensor): Tensor }>;
  dispose(tensors: Tensor[]): void;
};

type Model = { tf: TensorKit; load(): Promise<void>; detect(input: HTMLCanvasElement): Promise<{ face: Face[]; error: string | null }> };
type Library = { Human: new (config: object) => Model };

/** Looks for faces; undefined once the model could not be loaded or run, which is “not measured”, never a no. */
export type FaceModel = { find(canvas: HTMLCanvasElement): Promise<FoundFace[] | undefined>; /** The library behind it, loaded if need be; throws where it cannot run. */ kit(): Promise<TensorKit> };

/** The face model (4 MB uncompressed), fetched from our own origin when the first picture opens; told what became of it by `onState`. */
export function createFaceModel(folder: string, onState: (state: 'loading' | 'ready' | 'failed') => void): FaceModel {
  let model: Promise<Model> | undefined;
  return {
    async kit() {
      model ??= load(folder, onState);
      return (await model).tf;
    },
    async find(canvas) {
      try {
        model ??= load(folder, onState);
        const { face, error } = await (await model).detect(canvas);
        return error ? undefined : face.filter((one) => one.meshRaw.length > 400 && one.faceScore >= SURE_FACE).map(asFound);
      } catch {
        onState('failed');
        return undefined;
      }
    },
  };
}

async function load(folder: string, onState: (state: 'loading' | 'ready') => void): Promise<Model> {
  onState('loading');
  const base = new URL(folder.endsWith('/') ? folder : `${folder}/`, location.href).href;
  const { Human } = await (import(`${base}human.esm.js`) as Promise<Library>);
  const off = { enabled: false };
  const model = new Human({
    backend: 'wasm',
    wasmPath: base,
    modelBasePath: base,
    debug: false,
    cacheSensitivity: 0,
    filter: off, gesture: off, body: off, hand: off, object: off, segmentation: off,
    face: { enabled: true, detector: { rotation: false, maxDetected: 5, minConfidence: 0.4 }, mesh: { enabled: true }, iris: off, description: off, emotion: off, antispoof: off, liveness: off },
  });
  await model.load();
  onState('ready');
  return model;
}

function asFound(face: Face): FoundFace {
  const point = (index: number) => [face.meshRaw[index]?.[0] ?? 0, face.meshRaw[index]?.[1] ?? 0] as const;
  return { forehead: point(MESH.forehead), chin: point(MESH.chin), rightEye: point(MESH.rightEye), leftEye: point(MESH.leftEye), yaw: face.rotation?.angle.yaw ?? 0 };
}
