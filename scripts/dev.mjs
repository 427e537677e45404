// `npm run dev`: the program from its sources, started again when one of them changes; the portal's assets are built again when theirs do.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildFonts } from './build-fonts.mjs';
import { buildPortal } from './build-portal.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
await Promise.all([buildPortal(), buildFonts()]);

const program = spawn('tsx', ['watch', '--tsconfig', 'tsconfig.server.json', '--include', 'dist/portal/manifest.json', 'src/server/main.ts'], {
  stdio: 'inherit',
  env: { ...process.env, MODE: process.env.MODE || 'demo' },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => program.kill(signal));
program.on('exit', (code) => process.exit(code ?? 0));

let pending;
for (const folder of ['src/portal/styles', 'src/portal/browser', 'src/portal/islands', 'src/portal/static']) {
  try {
    watch(folder, { recursive: true }, () => {
      clearTimeout(pending);
      pending = setTimeout(() => void buildPortal().catch((error) => console.error(error.message)), 100);
    });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
