import { parseArgs } from 'node:util';
import pg from 'pg';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeRotation } from '#server/platform/crypto/key-rotation.store.ts';
import { openFieldCrypto } from '#server/platform/crypto/open-field-crypto.ts';
import { countLeft, rotateKeys } from '#server/platform/crypto/rotate-keys.ts';
import { listSealedColumns } from '#server/platform/crypto/sealed-columns.store.ts';
import { changeIndex, untilAsked } from './change-index.ts';
import { withKeptSecretKeys } from '#server/platform/config/secret-keys.ts';
import { readSettings } from '#server/platform/config/settings.ts';
import { isStartFault, startFault } from '#server/platform/config/start-fault.ts';
import { clientConfig, connect } from '#server/platform/db/connect.ts';
import { runningEmbedded } from '#server/platform/db/embedded.ts';

const USAGE = `Seals everything anew with the newest master key (密钥轮换), while the program works; may be ended and begun again.

  npm run keys:rotate              seals anew what other keys sealed
  npm run keys:rotate -- --check   only counts what other keys than the newest sealed; ends with 1 while there is anything
  npm run keys:rotate -- --index prepare|write|finish, --index, --index --check
                                   the same for the secret of the blind index (索引密钥), step by step

Before: every process has the new key and SEALING_KEY names it. After, with nothing left, the old key may be given up. How: docs/operations/keys.md`;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { index: { type: 'boolean' }, check: { type: 'boolean' }, help: { type: 'boolean' } } });

try {
  process.exitCode = values.help === true ? (console.log(USAGE), 0) : await run();
} catch (error) {
  if (!isStartFault(error)) throw error;
  console.error(`jinbang: ${error.message}`);
  process.exitCode = 1;
}

async function run(): Promise<number> {
  const settings = withKeptSecretKeys(readSettings({ MODE: 'demo', ...process.env }));
  const number = Math.max(...settings.secretKeys.keys());
  const owner = settings.database ? { url: settings.database.ownerUrl } : await embeddedOwner(settings.dataDir);
  const db = connect(owner, { size: 1 });
  const client = new pg.Client(clientConfig(owner, 600_000));
  await client.connect();
  try {
    if (values.index === true) {
      const { crypto } = await openFieldCrypto(db, { ...settings, sealingKey: number });
      return await changeIndex({ db, client, crypto }, values.check === true ? 'check' : positionals[0]);
    }
    if (values.check === true) {
      const left = await countLeft(client, await listSealedColumns(client), number);
      for (const one of left) console.log(`${one.column}: ${String(one.left)}`);
      console.log(left.length === 0 ? `Everything is sealed with key ${String(number)}: older keys may be given up.` : 'Older keys are needed still.');
      return left.length === 0 ? 0 : 1;
    }
    const { crypto } = await openFieldCrypto(db, { ...settings, sealingKey: number });
    const done = await rotateKeys({
      client, crypto, number, stopped: untilAsked(),
      tell: async (so) => {
        await writeRotation(db, so);
        process.stderr.write(`key ${String(number)}: ${String(so.sealed)} sealed anew, column ${String(so.columnsDone)} of ${String(so.columns)}${so.left === null ? '' : `, ${String(so.left)} left`}\n`);
      },
    });
    console.log(done.left === 0 ? `Everything is sealed with key ${String(number)} (${String(done.sealed)} values anew): older keys may be given up.` : `${done.left === null ? 'Ended before all was gone through' : `${String(done.left)} left, locked or changed meanwhile`}: run it again.`);
    return done.left === 0 ? 0 : 1;
  } finally {
    await client.end();
    await db.destroy();
  }
}

async function embeddedOwner(dataDir: string) {
  const server = existsSync(join(dataDir, 'database')) ? await runningEmbedded(dataDir) : undefined;
  if (!server) throw startFault(`nothing runs on ${dataDir}: keys are changed while the program works`);
  return server.login('owner');
}
