import { existsSync } from 'node:fs';

/** The file of a worker thread: the TypeScript beside this one in development, the built one beside the bundle in production. */
export function workerFile(name: string): URL {
  const source = new URL(`./${name}.ts`, import.meta.url);
  return existsSync(source) ? source : new URL(`./${name}.js`, import.meta.url);
}
