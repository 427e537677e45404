/*
 * People for a rehearsal of an upgrade, made by the release that is at work: it alone knows its schema. Run in its checkout with SEED (login, secret keys, data folder, how many); prints them, and the sitting they apply for, as JSON.
 */
import { z } from 'zod';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { makeApplicants } from '../support/applicants.ts';
import { inProcess } from '../support/program.ts';

const Seed = z.object({ login: z.object({ host: z.string(), port: z.number(), user: z.string(), password: z.string(), database: z.string() }), env: z.record(z.string(), z.string()), dataDir: z.string(), people: z.number() });
const { login, env, dataDir, people } = Seed.parse(JSON.parse(process.env['SEED'] ?? ''));

const own = await inProcess(env, login, dataDir);
const applicants = await makeApplicants(own.db, own.kit, people);
const sitting = (await inTransaction(own.db, (tx) => listOpenSittings(tx, Date.now()))).find((o) => o.exam.code === '034')?.sitting.id;
await own.close();
process.stdout.write(`${JSON.stringify({ sitting, applicants })}\n`);
