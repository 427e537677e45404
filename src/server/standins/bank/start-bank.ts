import type { AddressInfo } from 'node:net';
import { bankApp, type BankOptions } from './bank-app.ts';

export type RunningBank = { url: string; close: () => Promise<void> };

/** Starts the stand-in bank on this machine; port 0 takes any free one. */
export async function startBank({ port = 0, host = '127.0.0.1', ...options }: BankOptions & { port?: number; host?: string }): Promise<RunningBank> {
  const app = bankApp(options);
  await app.listen({ host, port });
  const address: AddressInfo | string | null = app.server.address();
  const at = typeof address === 'object' && address !== null ? address.port : port;
  return { url: `http://${host}:${String(at)}`, close: () => app.close() };
}
