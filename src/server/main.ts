import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastify from 'fastify';
import { runProgram } from './platform/run-program.ts';

const migrations = resolve(dirname(fileURLToPath(import.meta.url)), '../../migrations');

await runProgram(process.env, migrations, ({ logger }) => {
  const http = fastify({ loggerInstance: logger });
  http.get('/healthz', () => ({ status: 'ok' }));
  return Promise.resolve({ listen: (address) => http.listen(address), startWork: () => Promise.resolve(), stop: () => http.close() });
});
