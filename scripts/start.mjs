// `npm start`: builds if need be and runs the program in this process; a demo unless MODE says otherwise.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
process.env.MODE ||= 'demo';
if (await build()) console.log('Built.');
process.setSourceMapsEnabled(true);
await import('../dist/server/main.mjs');
