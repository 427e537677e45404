import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const PACKAGES = ['chromium', 'fonts-noto-cjk'];

/** The browser for the journeys: the one CHROMIUM names, one of the machine's, or (root with apt-get) one installed now. */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named) return isProgram(named) ? { path: named } : { problem: `CHROMIUM names ${named}, which cannot be run` };
  const there = onPath();
  if (there) return { path: there };
  if (process.getuid?.() !== 0) return { problem: `The browser tests need Chromium. Install it (on Debian and Ubuntu: sudo apt-get install ${PACKAGES.join(' ')}) or set CHROMIUM to its path, then run npm test again.` };
  console.log(`Installing ${PACKAGES.join(' and ')} by apt-get …`);
  const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
  const done = apt('update', '-q') && apt('install', '-y', '-q', '--no-install-recommends', ...PACKAGES);
  const path = onPath();
  return done && path ? { path } : { problem: `Chromium could not be installed by apt-get; install it by hand, or set CHROMIUM to its path, then run npm test again.` };
}

function onPath() {
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  const candidates = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...candidates, mac].find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
