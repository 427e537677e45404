import { refuse, type Refusal } from '#contracts/refusals.ts';
import { ok, refused, type Result } from '#server/kernel/result.ts';
import type { AnyEndpoint, EndpointInput, PrepareEnv, UploadedFile } from '../http/endpoint.ts';
import type { Module } from '../module.ts';
import { puttingAside } from './put-aside.ts';
import type { FileScanner } from './scanner.ts';

/** The module with each of its uploads scanned before anything reads them (查毒). */
export function uploadsScanned(scanner: FileScanner, module: Module): Module {
  return { ...module, endpoints: (module.endpoints ?? []).map((e) => (e.files === undefined ? e : scannedFirst(scanner, e))) };
}

/** One upload that is scanned first: what is flagged goes into quarantine and is refused; while the scan is away nothing is taken, and whoever sends it is told to come back. */
export function scannedFirst(scanner: FileScanner, endpoint: AnyEndpoint): AnyEndpoint {
  return {
    ...endpoint,
    async prepare(env: PrepareEnv, input: EndpointInput<undefined, undefined, undefined>): Promise<Result<unknown>> {
      const no = await refusalsOf(puttingAside(scanner, env), input.files);
      if (no.length > 0) return refused(no);
      return endpoint.prepare ? endpoint.prepare(env, input) : ok(undefined);
    },
  };
}

async function refusalsOf(scanner: FileScanner, files: readonly UploadedFile[]): Promise<Refusal[]> {
  const no: Refusal[] = [];
  for (const file of files) {
    const { found } = await scanner.scan(file.bytes, file.fileName);
    if (found === 'infected' || found === 'unavailable') no.push(refuse(found === 'infected' ? 'file.infected' : 'file.scan_away', { path: file.field, params: { file: file.fileName } }));
  }
  return no;
}
