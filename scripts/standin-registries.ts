import { startRegistries } from '#server/standins/registries/start-registries.ts';

/** Runs the stand-in registries as a program of their own: `tsx scripts/standin-registries.ts [port] [people.json]`, key in REGISTRY_KEY. */
const [port = '8091', people] = process.argv.slice(2);
const key = process.env['REGISTRY_KEY'];
if (key === undefined || key.length < 16) {
  console.error('Set REGISTRY_KEY (16 characters or more) to the key the platform signs its questions with.');
  process.exit(1);
}
const running = await startRegistries({ key, port: Number(port), ...(people === undefined ? {} : { people }) });
console.log(`Stand-in registries (identity, education, degree, titles, credit) at ${running.url}; Ctrl-C ends them.`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void running.close().then(() => process.exit(0)));
}
