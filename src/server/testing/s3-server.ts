import { createRequire } from 'node:module';
import S3rver from '@20minutes/s3rver';

const ciphers = createRequire(import.meta.url)('node:crypto') as { createCipheriv: (name: string, ...more: unknown[]) => unknown };
const real = ciphers.createCipheriv;

/** An S3-speaking server of somebody else's, with a bucket `jinbang`, on a folder: it can go and come back with what it held. Keys: S3RVER, S3RVER. */
export async function openS3Server({ directory, port = 0 }: { directory: string; port?: number }): Promise<{ port: number; close: () => Promise<void> }> {
  // it wraps the token for a next page in DES, which the program's OpenSSL no longer has; we ask for pages by their first key and read no token
  ciphers.createCipheriv = (name, ...more) => (name === 'des' ? { update: (text: string) => Buffer.from(text), final: () => Buffer.alloc(0) } : real(name, ...more));
  const server = new S3rver({ address: '127.0.0.1', port, silent: true, directory, configureBuckets: [{ name: 'jinbang', configs: [] }] });
  const listening = await server.run();
  return { port: listening.port, close: () => server.close() };
}
