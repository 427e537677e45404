import { createServer, request, type IncomingHttpHeaders } from 'node:http';

export type Exchange = { method: string; path: string; requestHeaders: IncomingHttpHeaders; requestBody: string; status: number; headers: IncomingHttpHeaders; body: string };

/** Stands between an adapter and a stand-in and keeps what both said, so that it can be held against the documented interface. */
export async function recordingProxy(target: string): Promise<{ url: string; exchanges: Exchange[]; close(): Promise<void> }> {
  const exchanges: Exchange[] = [];
  const server = createServer((incoming, outgoing) => {
    let requestBody = '';
    incoming.on('data', (part: Buffer) => { requestBody += part.toString(); });
    incoming.on('end', () => {
      const { method = 'GET', url = '/' } = incoming;
      const passed = request(new URL(url, target), { method, headers: incoming.headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => { parts.push(part); });
        answer.on('end', () => {
          const body = Buffer.concat(parts).toString();
          exchanges.push({ method, path: url, requestHeaders: incoming.headers, requestBody, status: answer.statusCode ?? 0, headers: answer.headers, body });
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(body);
        });
      });
      passed.on('error', () => { incoming.socket.destroy(); });
      passed.end(requestBody);
    });
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${String(port)}`, exchanges,
    close: () => new Promise((done) => { server.closeAllConnections(); server.close(() => { done(); }); }),
  };
}
