import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { newId } from '../ids.ts';
import { projectPath } from '../project-path.ts';

/** One running process of the program, as operators tell it from the others. */
export type ThisProcess = { id: string; role: 'all' | 'web' | 'worker'; version: string; host: string; pid: number; startedAt: Date };

/** This process, with an id of its own at every start. */
export function thisProcess(role: ThisProcess['role']): ThisProcess {
  return { id: newId(), role, version: programVersion(), host: hostname(), pid: process.pid, startedAt: new Date(Date.now() - process.uptime() * 1_000) };
}

/** The version of the package, and of the build where there is one. */
export function programVersion(): string {
  const { version } = JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as { version: string };
  try {
    return `${version}+${readFileSync(projectPath('dist/stamp'), 'utf8').slice(0, 8)}`;
  } catch {
    return version;
  }
}
