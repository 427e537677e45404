// `npm start`: builds if need be and runs the program in this process; a demo unless MODE says otherwise.
import { spawnSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
process.env.MODE ||= 'demo';
// in a process of its own: the build tools would stay in the program's memory for as long as it runs
const built = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);
process.setSourceMapsEnabled(true);
await import('../dist/server/main.mjs');
