import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A balancer as small as one can be: what answers /readyz gets requests in turns, what was not taken by one is offered to the next, what was cut off is told as cut off. */
export type Balancer = { origin: string; put(name: string, port: number): void; cut(): readonly string[]; served(): ReadonlyMap<string, number>; close(): Promise<void> };

type Web = { port: number; ready: boolean; silent: number };

const LOOK_EVERY = 100;
/** So many looks without any answer are needed before one that was ready is left out (`fall 3`): a busy machine is no reason. */
const FALL = 3;

export async function startBalancer(): Promise<Balancer> {
  const webs = new Map<string, Web>();
  const served = new Map<string, number>();
  const cut: string[] = [];
  let next = 0;

  const server = createServer((asked, answer) => {
    const chunks: Buffer[] = [];
    asked.on('data', (chunk: Buffer) => chunks.push(chunk));
    asked.on('end', () => { offer(asked, Buffer.concat(chunks), answer, inTurn()); });
  });
  const looking = setInterval(() => { for (const web of webs.values()) void look(web); }, LOOK_EVERY);
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });

  function inTurn(): [string, Web][] {
    const ready = [...webs].filter(([, web]) => web.ready);
    next += 1;
    return ready.map((_, i) => ready[(i + next) % ready.length]).filter((one) => one !== undefined);
  }

  function offer(asked: IncomingMessage, body: Buffer, answer: ServerResponse, [first, ...others]: [string, Web][]): void {
    if (!first) { answer.writeHead(503).end('nobody is ready'); return; }
    const [name, { port }] = first;
    const sent = request({ host: '127.0.0.1', port, method: asked.method, path: asked.url, headers: { ...asked.headers, 'x-forwarded-for': asked.socket.remoteAddress ?? '' }, agent: false }, (got) => {
      served.set(name, (served.get(name) ?? 0) + 1);
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
      got.on('error', (problem) => { cut.push(`${name} ${asked.url ?? ''} within its answer: ${problem.message}`); answer.destroy(); });
    });
    sent.on('error', (problem) => {
      if (answer.headersSent) return;
      // nothing of it got there: another may have it
      if ('code' in problem && problem.code === 'ECONNREFUSED') { offer(asked, body, answer, others); return; }
      cut.push(`${name} ${asked.url ?? ''}: ${problem.message}`);
      answer.writeHead(502).end('cut off');
    });
    sent.end(body);
  }

  return {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    put: (name, port) => { webs.set(name, { port, ready: false, silent: 0 }); },
    cut: () => cut,
    served: () => served,
    close: async () => {
      clearInterval(looking);
      server.closeAllConnections();
      await new Promise((closed) => { server.close(closed); });
    },
  };
}

async function look(web: Web): Promise<void> {
  const status = await fetch(`http://127.0.0.1:${String(web.port)}/readyz`, { signal: AbortSignal.timeout(2_000) }).then((reply) => reply.status, (problem: unknown) => (problem instanceof DOMException ? 'silent' : 'gone'));
  web.silent = status === 'silent' ? web.silent + 1 : 0;
  web.ready = status === 200 || (status === 'silent' && web.ready && web.silent < FALL);
}
