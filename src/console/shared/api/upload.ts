import type { z } from 'zod';
import { call, type Route } from './call.ts';

/** Sends files, and fields that go with them, as the server's upload addresses take them; noes come as from every other call. */
export function upload<O extends z.ZodType>(r: Route<undefined, O>, { params, files, fields = {}, key }: { params: Record<string, string>; files: readonly File[]; fields?: Record<string, string>; key: string }): Promise<z.output<O>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const file of files) form.append('files', file);
  return call(r, { params, form, key });
}
