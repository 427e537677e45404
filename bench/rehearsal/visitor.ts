import { brotliDecompressSync } from 'node:zlib';
import type { Dispatcher } from 'undici';

/** What an act of a visitor was answered with; where they were told to come back, in how many seconds, and whether the waiting room stood in place of the answer. */
export type Reply = { status: number; text: string; comeBackIn?: number; waits: boolean };

/** One act of a journey: what is asked, and what later acts need of the answer. Nothing is asked where `ask` answers nothing. */
export type Step<V> = { name: string; ask: (v: V) => Asked | Promise<Asked>; take?: (v: V, reply: Reply) => void; /** What a right answer may be; 200 otherwise. */ right?: readonly number[] };
export type Asked = { method: 'GET' | 'POST' | 'PUT'; path: string; json?: unknown; form?: string };

/** Somebody on the way through a moment: an address, and the cookies of a browser of their own. */
export type Visitor = { from: string; cookies?: Map<string, string>; posed?: unknown };

/** An address nobody else of the rehearsal has. */
export function addressOf(n: number): string {
  return `10.${String((n >> 16) & 255)}.${String((n >> 8) & 255)}.${String(n & 255)}`;
}

/** Sends one act; whatever is not an answer is the code of what went wrong. */
export async function send(client: Dispatcher, v: Visitor, asked: Asked, signal: AbortSignal): Promise<Reply | { fault: string }> {
  const typed = asked.form === undefined ? (asked.json === undefined ? undefined : 'application/json') : 'application/x-www-form-urlencoded';
  const body = asked.form ?? (asked.json === undefined ? null : JSON.stringify(asked.json));
  try {
    const reply = await client.request({
      method: asked.method, path: asked.path, body, signal,
      headers: { 'x-forwarded-for': v.from, 'accept-encoding': 'br', 'user-agent': 'rehearsal', ...(v.cookies !== undefined && { cookie: [...v.cookies].map((one) => one.join('=')).join('; ') }), ...(typed !== undefined && { 'content-type': typed }) },
    });
    const json = String(reply.headers['content-type'] ?? '').startsWith('application/json');
    if (!json) await reply.body.dump({ limit: 50_000_000 });
    const text = json ? unpacked(Buffer.from(await reply.body.arrayBuffer()), reply.headers['content-encoding'] === 'br') : '';
    keepCookies(v, reply.headers['set-cookie']);
    const comeBackIn = reply.headers['retry-after'];
    // the waiting room in place of a page comes with 200
    const waits = comeBackIn !== undefined && (reply.statusCode === 200 || text.includes('"rush.waiting"'));
    return { status: reply.statusCode, text, waits, ...(comeBackIn !== undefined && (waits || reply.statusCode === 503) && { comeBackIn: Number(comeBackIn) }) };
  } catch (problem) {
    return { fault: problem instanceof Error ? ('code' in problem && typeof problem.code === 'string' ? problem.code : problem.name) : 'unknown' };
  }
}

function unpacked(bytes: Buffer, packed: boolean): string {
  return (packed ? brotliDecompressSync(bytes) : bytes).toString('utf8');
}

function keepCookies(v: Visitor, header: string | string[] | undefined): void {
  for (const one of [header ?? []].flat()) {
    const [name, value] = one.split(';')[0]?.split('=') ?? [];
    if (name !== undefined && value !== undefined) (v.cookies ??= new Map<string, string>()).set(name, value);
  }
}
