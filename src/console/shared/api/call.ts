import { z } from 'zod';

/** One address of the API as the console uses it: the server's own shapes, nothing generated. */
export type Route<B extends z.ZodType | undefined, O extends z.ZodType> = { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path: string; body?: B; ok: O };

/** Declares an address; its reply is parsed by the contract, so a screen never meets an unexpected shape. */
export function route<const O extends z.ZodType, const B extends z.ZodType | undefined = undefined>(r: Route<B, O>): Route<B, O> {
  return r;
}

const Told = z.object({ refusals: z.array(z.object({ code: z.string(), path: z.string().optional(), text: z.string() })), requestId: z.string().optional() });
export type ToldRefusal = { code: string; path?: string | undefined; text: string };

/** A no of the server's, or no answer at all, as an error that screens know how to show. */
export type Problem = Error & { status: number; refusals: ToldRefusal[] };

export function isProblem(error: unknown): error is Problem {
  return error instanceof Error && 'refusals' in error && 'status' in error;
}

export type CallOptions<B> = { params?: Record<string, string>; query?: Record<string, string | undefined>; body?: B; key?: string; signal?: AbortSignal;
  /** Files go as a form. */
  form?: FormData;
  /** Asked by the console on its own: it keeps no sign-in alive. */
  background?: boolean;
  /** Sent to its end even if the window is closed meanwhile. */
  leaving?: boolean };
type BodyOf<B> = B extends z.ZodType ? z.input<B> : undefined;

/** Asks the server; throws a Problem for every no. `key` makes a repeated write count once. */
export async function call<B extends z.ZodType | undefined, O extends z.ZodType>(r: Route<B, O>, { params, query, body, form, key, signal, background, leaving }: CallOptions<BodyOf<B>> = {}): Promise<z.output<O>> {
  const reply = await fetch(addressOf(r.path, params, query), {
    method: r.method, credentials: 'same-origin', ...(signal && { signal }), ...(leaving && { keepalive: true }),
    headers: { accept: 'application/json', ...(r.method === 'GET' || form ? {} : { 'content-type': 'application/json' }), ...(key !== undefined && { 'idempotency-key': key }), ...(background && { 'x-background': '1' }) },
    ...(r.method === 'GET' ? {} : { body: form ?? JSON.stringify(body ?? {}) }),
  }).catch((error: unknown) => {
    throw problem('offline', 0, [], error);
  });
  const json: unknown = await reply.json().catch(() => undefined);
  if (reply.ok) return r.ok.parse(json);
  const told = Told.safeParse(json);
  throw problem(`${r.method} ${r.path}: ${String(reply.status)}`, reply.status, told.success ? told.data.refusals : []);
}

function addressOf(path: string, params: Record<string, string> = {}, query: Record<string, string | undefined> = {}): string {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const asked = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]])));
  return asked.size > 0 ? `${filled}?${asked.toString()}` : filled;
}

function problem(message: string, status: number, refusals: ToldRefusal[], cause?: unknown): Problem {
  return Object.assign(new Error(message, { cause }), { status, refusals });
}
