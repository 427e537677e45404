import { chownSync, mkdirSync } from 'node:fs';
import { startFault } from '#server/platform/config/start-fault.ts';
import type { ServerIdentity } from './embedded-binaries.ts';

/** Makes the folder the server's finished pieces of the log are put into, writable for the server and nobody else. */
export function outbox({ out }: { out: string }, identity: ServerIdentity): void {
  mkdirSync(out, { recursive: true, mode: 0o700 });
  if (identity.uid !== undefined && identity.gid !== undefined) chownSync(out, identity.uid, identity.gid);
}

/** The command by which the server hands a piece on: copied beside its place, flushed, renamed; a piece that is there already is as good as copied. */
export function copyInto(out: string): string {
  if (out.includes("'") || out.includes('\\')) throw startFault(`the log cannot be archived below ${out}: a quote or a backslash in the name of the folder`);
  const into = `'${out.replaceAll('%', '%%')}'`;
  return `test -f ${into}/%f || { cp "%p" ${into}/%f.part && { sync ${into}/%f.part || sync; } && mv ${into}/%f.part ${into}/%f; }`;
}
