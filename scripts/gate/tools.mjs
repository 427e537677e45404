import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

/**
 * What the tests need beyond npm: a browser for the journeys, a Chinese font for it, and poppler, which draws printed documents for the tests
 * that look at their pixels. Root with apt-get gets what is missing installed; anybody else is told what to install. Only the browser is indispensable.
 */
export function findTools() {
  const named = process.env.CHROMIUM;
  if (named && !isProgram(named)) return { problem: `CHROMIUM names ${named}, which cannot be run` };
  const missing = [...(named || chromium() ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk']), ...(onPath(['pdftoppm']) ? [] : ['poppler-utils'])];
  if (missing.length > 0 && process.getuid?.() === 0 && onPath(['apt-get'])) install(missing);
  else if (missing.length > 0) console.log(`Not installed: ${missing.join(', ')} (on Debian and Ubuntu: sudo apt-get install ${missing.join(' ')}).`);
  const path = named || chromium();
  return path ? { path } : { problem: 'The browser tests need Chromium: install it (on Debian and Ubuntu: sudo apt-get install chromium fonts-noto-cjk) or set CHROMIUM to its path, then run npm test again.' };
}

function install(packages) {
  console.log(`Installing ${packages.join(', ')} by apt-get …`);
  const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  apt('update', '-q');
  apt('-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '-q', '--no-install-recommends', ...packages);
}

function hasChineseFont() {
  const listed = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}

function chromium() {
  return onPath(NAMES) ?? ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'].find(isProgram);
}

function onPath(names) {
  return (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
