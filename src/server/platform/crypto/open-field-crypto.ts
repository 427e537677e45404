import { hkdfSync } from 'node:crypto';
import type { Settings } from '../config/settings.ts';
import { startFault } from '../config/start-fault.ts';
import { inTransaction, type Db } from '../db/tx.ts';
import { createFieldCrypto, type FieldCrypto, type SecretKeys } from './field-crypto.ts';
import { findIndexChange } from './index-change.store.ts';
import { versionsInUse } from './index-versions.ts';
import { indexUse, insertKeptKeys, listKeptKeys, USES, type Use } from './kept-keys.store.ts';

/** What kept secrets are sealed for. */
export const KEPT_SECRET = 'kept_key.secret';

/** The crypto of an installation: what seals and opens, and the key of its files. */
export type InstallationCrypto = { crypto: FieldCrypto; blobKey: Buffer };

/**
 * Opens the crypto of the installation a database belongs to. The secrets that index, authenticate and seal files are derived from the first master key once and kept in the database, sealed like
 * every field; so they stay the same when master keys come and go, and the first one can be given up. Keys that do not open them are another installation's: that is told before anything is written.
 */
export async function openFieldCrypto(db: Db, { secretKeys, cryptoSuite, sealingKey }: Pick<Settings, 'secretKeys' | 'cryptoSuite' | 'sealingKey'>): Promise<InstallationCrypto> {
  const sealer = createFieldCrypto(secretKeys, cryptoSuite, { sealWith: sealingKey });
  const { kept, change } = await inTransaction(db, async (tx) => {
    if ((await listKeptKeys(tx)).length < USES.length) {
      const first = firstOf(secretKeys);
      await insertKeptKeys(tx, USES.map((use) => ({ use, sealed: sealer.seal(KEPT_SECRET, `${use} ${derived(first, use).toString('base64')}`) })), new Date());
    }
    return { kept: await listKeptKeys(tx), change: await findIndexChange(tx) };
  });
  const secretFor = (use: string) => opened(sealer, use, kept.find((row) => row.use === use)?.secret_sealed);
  const { newest, written, live } = versionsInUse(change);
  const index = { secrets: Array.from({ length: newest }, (_, at) => secretFor(indexUse(at + 1))), written, live };
  return { crypto: createFieldCrypto(secretKeys, cryptoSuite, { sealWith: sealingKey, digests: { index, mac: secretFor('mac') } }), blobKey: secretFor('blobs') };
}

function opened(sealer: FieldCrypto, use: string, sealed: Buffer | undefined): Buffer {
  let text = '';
  try {
    text = sealed ? sealer.open(KEPT_SECRET, sealed) : '';
  } catch (error) {
    throw startFault(`SECRET_KEYS do not belong to this database: it is sealed with key ${String(sealed?.[2] ?? 0)}, which is absent or another one`, error);
  }
  const [of, secret = ''] = text.split(' ');
  if (of !== use) throw startFault(`the kept secret "${use}" is not what it says`);
  return Buffer.from(secret, 'base64');
}

function firstOf(secretKeys: SecretKeys): Buffer {
  const first = [...secretKeys].toSorted(([a], [b]) => a - b)[0];
  if (!first) throw new Error('no secret keys');
  return first[1];
}

/** As field crypto and files derive them. */
function derived(first: Buffer, use: Use): Buffer {
  return Buffer.from(hkdfSync('sha256', first, Buffer.alloc(0), `jinbang/${use}`, 32));
}
