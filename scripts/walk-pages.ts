import { chromium, request } from '@playwright/test';
import { lastSittingReady } from '../e2e/support/last-sitting.ts';
import { startProgram } from '../e2e/support/program.ts';
import { readChoice } from './walk-pages/choice.ts';
import { examineAll } from './walk-pages/examine-all.ts';
import { takePictures } from './walk-pages/take-pictures.ts';

// Every page of the portal and every screen of the console in every way it is shown. `npm run walk:pages` examines (exit code 1 when something is wrong, var/walk-pages.json says what),
// `npm run screenshots` takes pictures of all of them into var/screenshots. Words after `--` choose a part: `public`, `candidate`, `console`, `zh`, `en`, `360`, `768`, `1280`, `--only=/exams`.
// WALK_URL walks a program that runs already, as it stands.
const [act = 'examine', ...words] = process.argv.slice(2);
const choice = readChoice(words);
const began = Date.now();
const program = process.env['WALK_URL'] === undefined ? await startProgram('all') : { url: process.env['WALK_URL'], stop: () => Promise.resolve() };
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--font-render-hinting=none'] });
try {
  if (process.env['WALK_URL'] === undefined) {
    const api = await request.newContext({ baseURL: program.url });
    await lastSittingReady(api);
    await api.dispose();
  }
  const faults = await (act === 'screenshots' ? takePictures : examineAll)(browser, program.url, choice);
  console.log(`${String(Math.round((Date.now() - began) / 1000))} s`);
  process.exitCode = faults > 0 ? 1 : 0;
} finally {
  await browser.close();
  await program.stop();
}
