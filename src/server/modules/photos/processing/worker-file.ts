import { projectPath } from '#server/platform/project-path.ts';

/** The file of a worker thread of this module; Node reads its TypeScript itself, from the sources as well as from the bundle. */
export function workerFile(name: 'face-worker' | 'heic-worker'): string {
  return projectPath(`src/server/modules/photos/processing/${name}.ts`);
}
