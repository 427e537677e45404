/**
 * How well the wall is told from the person (docs/photo-coach.md): drawn people, whose outline is known to the pixel, before even and busy walls.
 * `tsx --tsconfig tsconfig.server.json bench/photo-whitening.ts [--every 3]` prints shares of pixels and milliseconds; the two photographed people are to be looked at.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { PHOTO } from '#contracts/photos/standard.ts';
import { whiten } from '#contracts/photos/whiten.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { chance } from './photo-set/chance.ts';
import { people } from './photo-set/people.ts';
import { room, WALLS } from './photo-set/make-set.ts';

const SIDE = 256;
type Tensor = { data(): Promise<Float32Array> };
type Kit = { tensor4d(values: Float32Array, shape: number[], type: 'float32'): Tensor; loadGraphModel(address: string): Promise<{ execute(input: Tensor): Tensor }>; dispose(tensors: Tensor[]): void };

const require = createRequire(import.meta.url);
const human = path.dirname(path.dirname(require.resolve('@vladmandic/human')));
globalThis.fetch = async (input) => {
  const address = input instanceof Request ? input.url : input.toString();
  return new Response(await readFile(fileURLToPath(address)), { headers: { 'content-type': address.endsWith('.json') ? 'application/json' : 'application/octet-stream' } });
};
const { Human } = require(path.join(human, 'dist', 'human.node-wasm.js')) as { Human: new (config: object) => { tf: Kit; init(): Promise<void> } };
const library = new Human({ backend: 'wasm', wasmPath: `${path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`, debug: false });
await library.init();
const model = await library.tf.loadGraphModel(`file://${projectPath('src/portal/models/selfie/selfie.json')}`);

async function maskOf(picture: Buffer): Promise<Float32Array> {
  const pixels = await sharp(picture).removeAlpha().resize(SIDE, SIDE, { fit: 'fill' }).raw().toBuffer();
  const input = library.tf.tensor4d(Float32Array.from(pixels, (value) => value / 255), [1, SIDE, SIDE, 3], 'float32');
  const output = model.execute(input);
  const data = Float32Array.from(await output.data());
  library.tf.dispose([input, output]);
  return data;
}

const every = process.argv.includes('--every') ? Number(process.argv[process.argv.indexOf('--every') + 1]) : 1;
const totals = { even: { pictures: 0, left: 0, taken: 0, ms: 0 }, busy: { pictures: 0, left: 0, taken: 0, ms: 0 } };
for (const [i, person] of (await people()).entries()) {
  if (i % every !== 0 || !/^(portrait|darker)/.test(person.name)) continue;
  const pick = chance(i + 1);
  const cut = await sharp(person.cutOut).resize(PHOTO.width, PHOTO.height).ensureAlpha().raw().toBuffer();
  for (const kind of ['even', 'busy'] as const) {
    const ground = kind === 'even' ? sharp({ create: { ...PHOTO, channels: 3, background: pick.one([...WALLS, '#b9c4d2', '#8fa9c9']) } }) : sharp(room(pick)).resize(PHOTO.width, PHOTO.height);
    const picture = await ground.composite([{ input: cut, raw: { width: PHOTO.width, height: PHOTO.height, channels: 4 } }]).png().toBuffer();
    const began = performance.now();
    const mask = { data: await maskOf(picture), width: SIDE, height: SIDE };
    const data = new Uint8ClampedArray(await sharp(picture).ensureAlpha().raw().toBuffer());
    const out = whiten({ data, width: PHOTO.width, height: PHOTO.height, channels: 4 }, mask, []);
    totals[kind].ms += performance.now() - began;
    totals[kind].pictures += 1;
    let [wall, left, own, taken] = [0, 0, 0, 0];
    for (let at = 0; at < out.length; at += 4) {
      const channels = [0, 1, 2].map((c) => out[at + c] ?? 0);
      if (cut[at + 3] === 0) {
        wall += 1;
        if (Math.min(...channels) < 240) left += 1;
      } else if (cut[at + 3] === 255) {
        own += 1;
        if (channels.some((value, c) => Math.abs(value - (data[at + c] ?? 0)) > 12)) taken += 1;
      }
    }
    totals[kind].left += left / wall;
    totals[kind].taken += taken / own;
  }
}
console.log('| wall | pictures | of the wall left | of the person changed | ms |\n|---|---|---|---|---|');
for (const [kind, { pictures, left, taken, ms }] of Object.entries(totals)) console.log(`| ${kind} | ${pictures} | ${((100 * left) / pictures).toFixed(1)} % | ${((100 * taken) / pictures).toFixed(1)} % | ${(ms / pictures).toFixed(0)} |`);
