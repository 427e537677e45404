import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

/** A disk of the run's own: an ext4 in a file, which can be filled, made unwritable and held up without touching the machine's. */
export type Disk = {
  path: string;
  /** Leaves not a block free. */
  fill(): void;
  /** Gives the space back. */
  free(): void;
  /** As the kernel answers to a disk that fails: nothing can be written any more until it is mounted anew. */
  failWrites(): void;
  /** Checks it and mounts it anew; nobody may have it open. */
  repair(): void;
  /** Every write waits, as on a disk that hangs; reads of what is cached go on. */
  hold(): void;
  release(): void;
  close(): void;
};

const run = (program: string, ...args: string[]) => execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });

/** Makes and mounts it; answers nothing where this machine or user may not mount. */
export function openDisk(folder: string, name: string, megabytes: number): Disk | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const [image, path] = [join(folder, `${name}.img`), join(folder, name)];
  mkdirSync(path);
  try {
    run('truncate', '-s', `${String(megabytes)}M`, image);
    run('mkfs.ext4', '-q', '-m', '0', '-E', 'lazy_itable_init=0,lazy_journal_init=0', image);
    run('mount', '-o', 'loop', image, path);
  } catch {
    rmSync(image, { force: true });
    return undefined;
  }
  chmodSync(path, 0o755);
  const ballast = join(path, '.ballast');
  return {
    path,
    fill() {
      // what a first try leaves over is taken block by block
      for (const [size, until] of [[1_048_576, 0], [4_096, 0]] as const) {
        for (let n = 0; n < 50; n++) {
          const { bavail, bsize } = statfsSync(path);
          const blocks = Math.floor((bavail * bsize) / size);
          if (blocks <= until) break;
          try {
            run('fallocate', '-l', String(blocks * size), `${ballast}-${String(size)}-${String(n)}`);
          } catch {
            break; // the last of it went into the disk's own books
          }
        }
      }
    },
    free() {
      run('find', path, '-maxdepth', '1', '-name', '.ballast*', '-delete');
      run('sync', '-f', path); // a disk that fails a moment later would have it all again
    },
    failWrites() { run('mount', '-o', 'remount,abort', path); },
    repair() {
      run('umount', path);
      try {
        run('fsck.ext4', '-p', image);
      } catch {
        run('fsck.ext4', '-y', image); // says by its code that it mended something
      }
      run('mount', '-o', 'loop', image, path);
    },
    hold() { run('fsfreeze', '-f', path); },
    release() { run('fsfreeze', '-u', path); },
    close() {
      try {
        run('umount', path);
      } catch {
        run('umount', '-l', path);
      }
      rmSync(image, { force: true });
    },
  };
}
