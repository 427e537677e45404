import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', maxBuffer: 1_000_000_000 }).trim();

/** How many migrations lie between, when no release was named. */
const BACK = 5;

/** The release before, as a reference: the newest tag, or the newest commit that lacks five of the migrations there are now. */
export function releaseBefore(): string {
  const [tag] = git('tag', '--sort=-creatordate').split('\n');
  if (tag !== undefined && tag !== '') return tag;
  const count = (of: string) => git('ls-tree', '--name-only', of, 'migrations/').split('\n').length;
  const now = count('HEAD');
  const found = git('rev-list', '--first-parent', '--max-count=300', 'HEAD').split('\n').find((one) => count(one) <= now - BACK);
  if (found === undefined) throw new Error('no earlier state of the repository lacks migrations: name one with --from');
  return found;
}

/** Lays a release down in a folder and builds it with its own lock: packages are installed anew only where the lock is another than ours. */
export function layDown(reference: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['-x', '-C', folder], { input: execFileSync('git', ['archive', reference], { maxBuffer: 1_000_000_000 }) });
  const lock = (of: string) => readFileSync(join(of, 'package-lock.json'), 'utf8');
  if (lock(folder) === lock('.')) symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  else execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  if (!existsSync(join(folder, 'dist/server/main.mjs'))) throw new Error(`${reference} was not built`);
}
