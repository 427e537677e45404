import { execFileSync } from 'node:child_process';

/** True where a program of this machine can be run, like those that read and draw PDF files. */
export function hasProgram(program: string): boolean {
  try {
    execFileSync(program, ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
