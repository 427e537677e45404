// Copies the face model of the photo page (检测人像) into the built portal: library, two models and the wasm runtime, 4 MB,
// loaded only when a candidate opens a picture. The folder's name carries a digest of its content, so it may be kept for ever.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

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

/** Copies into `out` and answers the manifest entry and the files to compress. */
export function buildFaceModel(out) {
  const files = faceModelFiles();
  const digest = createHash('sha256');
  for (const file of files) digest.update(readFileSync(file));
  const folder = `face-${digest.digest('hex').slice(0, 8)}`;
  mkdirSync(path.join(out, folder), { recursive: true });
  const copies = files.map((file) => path.join(out, folder, path.basename(file)));
  files.forEach((file, i) => cpSync(file, copies[i]));
  return { manifest: { face: folder }, files: copies };
}
