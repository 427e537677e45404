import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Chromium without a screen of its own: the same engine, and a quarter less of the journeys' time. Debian has it, others may not. */
const HEADLESS = 'chromium-headless-shell';
const NAMES = [HEADLESS, 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

/**
 * What the tests need beyond npm: a browser for the journeys, a Chinese font for it, and poppler, which draws printed documents for the tests
 * that look at their pixels. Root with apt-get gets what is missing installed; anybody else is told what to install. Only the browser is indispensable, and any Chromium will do.
 */
export function findTools() {
  const named = process.env.CHROMIUM;
  if (named) return whyNot(named) === undefined ? { path: named } : { problem: `CHROMIUM names ${named}, which does not run: ${whyNot(named)}` };
  const mayInstall = process.getuid?.() === 0 && onPath(['apt-get']) !== undefined;
  const others = [...(hasChineseFont() ? [] : ['fonts-noto-cjk']), ...(onPath(['pdftoppm']) ? [] : ['poppler-utils'])];
  const missing = [...(chromium() ? [] : ['chromium']), ...others];
  const wanted = mayInstall && !onPath([HEADLESS]) ? [HEADLESS, ...others] : missing;
  const complaints = mayInstall && wanted.length > 0 ? install(wanted) : tellMissing(missing);
  const path = chromium();
  if (!path) return { problem: [...complaints, 'The browser tests need Chromium: install it (on Debian and Ubuntu: sudo apt-get install chromium fonts-noto-cjk) or set CHROMIUM to its path, then run npm test again.'].join('\n') };
  for (const complaint of complaints) console.error(complaint);
  const reason = whyNot(path);
  return reason === undefined ? { path } : { problem: `The browser tests need Chromium, and ${path} does not run: ${reason}\nSet CHROMIUM to the path of one that does, then run npm test again.` };
}

function tellMissing(packages) {
  if (packages.length > 0) console.log(`Not installed: ${packages.join(', ')} (on Debian and Ubuntu: sudo apt-get install ${packages.join(' ')}).`);
  return [];
}

/** Installs one by one, so that one that cannot be had does not keep the others away; answers what went wrong, in apt-get's own words. */
function install(packages) {
  console.log(`Installing ${packages.join(', ')} by apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const apt = (...args) => {
    const { status, error, stderr } = spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-q', ...args], { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', env });
    if (status === 0) return [];
    const said = (stderr ?? '').split('\n').filter((line) => /^[EW]:/.test(line)).slice(-4).join('\n  ');
    return [`apt-get ${args.join(' ')} failed (${error?.message ?? `exit code ${status}`})${said && `:\n  ${said}`}`];
  };
  const outdated = apt('update'); // without it a fresh container knows no package at all
  const get = (name) => apt('install', '-y', '--no-install-recommends', name);
  const failed = packages.flatMap((name) => {
    const complaint = get(name);
    if (name !== HEADLESS || complaint.length === 0) return complaint;
    return chromium() ? [] : get('chromium');
  });
  return failed.length > 0 ? [...outdated, ...failed] : [];
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

/** Why a browser does not run, undefined when it does: some systems install a stub in its place that only says where to get it. */
function whyNot(browser) {
  if (!isProgram(browser)) return 'it is no program this user may run';
  const { status, error, stderr } = spawnSync(browser, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], timeout: 60_000 });
  return status === 0 ? undefined : (error?.message ?? (stderr.trim().split('\n').at(-1) || `exit code ${status}`));
}
