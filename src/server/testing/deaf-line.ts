import { connect, createServer, type Socket } from 'node:net';

/** A way to a port of this machine whose connections can fall silent without either end being told, as when a firewall forgets them; later connections work. */
export async function deafLine(target: number): Promise<{ port: number; silence(): void; close(): Promise<void> }> {
  const open = new Set<{ client: Socket; server: Socket; silent: boolean }>();
  const listener = createServer((client) => {
    const pair = { client, server: connect(target, '127.0.0.1'), silent: false };
    open.add(pair);
    for (const [one, other] of [[client, pair.server], [pair.server, client]] as const) {
      one.on('error', () => undefined);
      one.on('data', (bytes) => { if (!pair.silent) other.write(bytes); });
      one.on('close', () => { if (!pair.silent) other.destroy(); });
    }
  });
  await new Promise<void>((resolve) => { listener.listen(0, '127.0.0.1', resolve); });
  const address = listener.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    silence() { for (const pair of open) pair.silent = true; },
    async close() {
      for (const { client, server } of open) { client.destroy(); server.destroy(); }
      await new Promise((resolve) => { listener.close(resolve); });
    },
  };
}
