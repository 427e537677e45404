import { Pool } from 'undici';
import { parsed } from './json.ts';

/** What is sent, word for word; and what came back. */
export type Sent = { method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'; path: string; headers: Record<string, string>; body?: string };
export type Answered = { status: number; type: string; text: string; json: unknown; setCookies: string[]; location: string | undefined };

const MOST_TEXT = 3_000_000;
const PATIENCE_MS = 60_000;

/** The running program at `origin`. An answer that does not come within a minute counts as status 0. */
export type Line = ReturnType<typeof openLine>;

export function openLine(origin: string, connections: number) {
  const pool = new Pool(origin, { connections, headersTimeout: PATIENCE_MS, bodyTimeout: PATIENCE_MS });
  return { send: (sent: Sent) => send(sent, 2), close: () => pool.destroy() };

  /** A connection that the server ended after somebody's too long request may be met by the next one: it is sent once more, with the same submission key. */
  async function send({ method, path, headers, body }: Sent, tries: number): Promise<Answered> {
    try {
      const reply = await pool.request({ method, path, headers: { accept: 'application/json, text/html;q=0.9', ...headers }, ...(body !== undefined && method !== 'GET' && { body }) });
      const text = (await reply.body.text()).slice(0, MOST_TEXT);
      const type = String(reply.headers['content-type'] ?? '');
      const cookies = reply.headers['set-cookie'];
      return {
        status: reply.statusCode, type, text, json: type.includes('json') ? parsed(text) : undefined, setCookies: Array.isArray(cookies) ? cookies : cookies === undefined ? [] : [cookies],
        location: typeof reply.headers['location'] === 'string' ? reply.headers['location'] : undefined,
      };
    } catch (error) {
      if (tries > 1) return send({ method, path, headers, ...(body !== undefined && { body }) }, tries - 1);
      return { status: 0, type: '', text: error instanceof Error ? `${error.name}: ${error.message}` : 'no answer', json: undefined, setCookies: [], location: undefined };
    }
  }
}
