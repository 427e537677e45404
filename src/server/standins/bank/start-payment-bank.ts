import type { AddressInfo } from 'node:net';
import { paymentBankApp, type PaymentBankOptions } from './payment-bank.ts';

export type RunningPaymentBank = { url: string; close: () => Promise<void> };

/** Starts the stand-in bank on this machine; port 0 takes any free one. */
export async function startPaymentBank({ port = 0, host = '127.0.0.1', ...options }: Omit<PaymentBankOptions, 'url'> & { port?: number; host?: string }): Promise<RunningPaymentBank> {
  let url = '';
  const app = paymentBankApp({ ...options, url: () => url });
  await app.listen({ host, port });
  const address: AddressInfo | string | null = app.server.address();
  url = `http://${host}:${String(typeof address === 'object' && address !== null ? address.port : port)}`;
  return { url, close: () => app.close() };
}
