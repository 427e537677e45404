import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';

/**
 * Finds faces in a thread of its own: the model computes for 30–60 ms and holds about 100 MB, neither of which the web process
 * should feel. Speaks in messages: { id, data, width, height } in, { id, faces } or { id, failed } out.
 */

/** As in contracts/photos/faces.ts; the thread stands alone and imports nothing of ours. */
const SURE_FACE = 0.85;

type Point = [number, number, number?];
type HumanFace = { meshRaw: Point[]; faceScore: number; rotation: { angle: { yaw: number } } | null };
type Tensor = object;
type Human = {
  load(): Promise<void>;
  detect(input: Tensor): Promise<{ face: HumanFace[]; error: string | null }>;
  tf: { tensor4d(values: Int32Array, shape: number[], type: 'int32'): Tensor; dispose(tensor: Tensor): void };
};
type HumanModule = { Human: new (config: object) => Human };
export type FaceQuestion = { id: number; data: Uint8Array; width: number; height: number };

const require = createRequire(import.meta.url);
// The package hides its Node build behind its "exports", so it is loaded by path.
const humanFolder = path.dirname(path.dirname(require.resolve('@vladmandic/human')));
const wasmFolder = path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm'));

readModelsFromDisk();
const human = load();

parentPort?.on('message', (question: FaceQuestion) => {
  void answer(question);
});

async function answer({ id, data, width, height }: FaceQuestion): Promise<void> {
  try {
    const model = await human;
    const input = model.tf.tensor4d(Int32Array.from(data), [1, height, width, 3], 'int32');
    const found = await model.detect(input);
    model.tf.dispose(input);
    if (found.error) throw new Error(found.error);
    parentPort?.postMessage({ id, faces: found.face.filter((face) => face.meshRaw.length > 400 && face.faceScore >= SURE_FACE).map(asFound) });
  } catch (error) {
    parentPort?.postMessage({ id, failed: error instanceof Error ? error.message : String(error) });
  }
}

function asFound(face: HumanFace) {
  const point = (index: number) => [face.meshRaw[index]?.[0] ?? 0, face.meshRaw[index]?.[1] ?? 0];
  return { forehead: point(10), chin: point(152), rightEye: point(33), leftEye: point(263), yaw: face.rotation?.angle.yaw ?? 0 };
}

async function load(): Promise<Human> {
  const { Human }: HumanModule = require(path.join(humanFolder, 'dist', 'human.node-wasm.js'));
  const off = { enabled: false };
  const model = new Human({
    backend: 'wasm',
    wasmPath: `${wasmFolder}/`,
    modelBasePath: `file://${humanFolder}/models/`,
    debug: false,
    cacheSensitivity: 0,
    filter: off, gesture: off, body: off, hand: off, object: off, segmentation: off,
    face: { enabled: true, detector: { rotation: false, maxDetected: 5, minConfidence: 0.4 }, mesh: { enabled: true }, iris: off, description: off, emotion: off },
  });
  await model.load();
  return model;
}

/** The model loader speaks only fetch; here every address it may ask for is a file, anything else is refused. */
function readModelsFromDisk(): void {
  globalThis.fetch = async (input) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!address.startsWith('file://')) throw new Error(`the face model may not load ${address}`);
    const kind = address.endsWith('.json') ? 'application/json' : 'application/octet-stream';
    return new Response(await readFile(fileURLToPath(address)), { headers: { 'content-type': kind } });
  };
}
