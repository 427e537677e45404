// Copies the models of the photo pages into the built portal: the face model (检测人像: library, two models and the wasm runtime, 4 MB), loaded only when
// a picture or the camera opens, and the whitening model (背景变白, 0.3 MB), loaded only when asked for. A folder's name carries a digest of its content, so it may be kept for ever.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** The files, under the names by which the library asks for them. */
export function faceModelFiles() {
  const human = path.dirname(path.dirname(require.resolve('@vladmandic/human')));
  const wasm = path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm'));
  return [
    path.join(human, 'dist', 'human.esm.js'),
    ...['blazeface.json', 'blazeface.bin', 'facemesh.json', 'facemesh.bin'].map((name) => path.join(human, 'models', name)),
    ...['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm-threaded-simd.wasm'].map((name) => path.join(wasm, name)),
  ];
}

/** The files of the whitening model: they come with the sources. */
function whiteningFiles() {
  const folder = fileURLToPath(new URL('../src/portal/models/selfie', import.meta.url));
  return ['selfie.json', 'selfie.bin'].map((name) => path.join(folder, name));
}

/** Copies into `out` and answers the manifest entries and the files to compress. */
export function buildFaceModel(out) {
  const face = copyInto(out, 'face', faceModelFiles());
  const whiten = copyInto(out, 'whiten', whiteningFiles());
  return { manifest: { face: face.folder, whiten: whiten.folder }, files: [...face.copies, ...whiten.copies] };
}

function copyInto(out, name, files) {
  const digest = createHash('sha256');
  for (const file of files) digest.update(readFileSync(file));
  const folder = `${name}-${digest.digest('hex').slice(0, 8)}`;
  mkdirSync(path.join(out, folder), { recursive: true });
  const copies = files.map((file) => path.join(out, folder, path.basename(file)));
  files.forEach((file, i) => cpSync(file, copies[i]));
  return { folder, copies };
}
