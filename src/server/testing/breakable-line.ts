import { connect, createServer, type Socket } from 'node:net';

/** A way between two processes that can break as networks do. */
export type Line = {
  port: number;
  /** New connections lead there from now on; those that are open stay. */
  to(port: number): void;
  /** Ends every connection and refuses new ones, until `restore`. */
  cut(): void;
  /** Half-open: what is connected stays so and hears nothing any more, for ever; new connections are taken and hear nothing either, until `restore`. Neither end is told. */
  silence(): void;
  /** New connections work again. */
  restore(): void;
  close(): Promise<void>;
};

type Pair = { client: Socket; server: Socket | undefined; silent: boolean };

/** Opens it on `port`, or on one nobody uses where that is 0, leading to `target` on this machine. */
export async function openLine(port: number, target: number): Promise<Line> {
  const pairs = new Set<Pair>();
  const state: { target: number; way: 'open' | 'silent' | 'cut' } = { target, way: 'open' };

  const server = createServer((client) => {
    const pair: Pair = { client, server: undefined, silent: state.way === 'silent' };
    client.on('error', () => undefined);
    client.setNoDelay(true);
    if (state.way === 'cut') { client.destroy(); return; }
    pairs.add(pair);
    if (pair.silent) { client.pause(); return; }
    const far = connect({ host: '127.0.0.1', port: state.target, noDelay: true });
    pair.server = far;
    far.on('error', () => undefined);
    for (const [one, other] of [[client, far], [far, client]] as const) {
      one.on('data', (bytes) => { if (!pair.silent && !other.write(bytes)) one.pause(); });
      other.on('drain', () => { if (!pair.silent) one.resume(); });
      one.on('close', () => {
        if (pair.silent) return; // the other end is not told
        other.destroy();
        pairs.delete(pair);
      });
    }
  });
  await new Promise<void>((resolve, reject) => { server.once('error', reject).listen(port, '127.0.0.1', resolve); });
  const address = server.address();

  function drop(): void {
    for (const { client, server: far } of pairs) { client.destroy(); far?.destroy(); }
    pairs.clear();
  }
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    to(next) { state.target = next; },
    cut() { state.way = 'cut'; drop(); },
    silence() {
      state.way = 'silent';
      for (const pair of pairs) {
        pair.silent = true;
        pair.client.pause();
        pair.server?.pause();
      }
    },
    restore() { state.way = 'open'; },
    async close() {
      drop();
      await new Promise((resolve) => { server.close(resolve); });
    },
  };
}
