import type { Instant } from '#contracts/dates.ts';
import type { SignedFacts } from '#contracts/signed-codes.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { revocationDigest } from './revocation-digest.ts';

type Code = Pick<SignedFacts, 'kind' | 'number' | 'version'>;

/** Notes the public half of a signing key; what stands under the number afterwards, which is another key when the number was used before. */
export async function keepPublicKey(tx: Tx, number: number, publicKey: Buffer, now: Instant): Promise<Buffer> {
  await tx.insertInto('signing_key').values({ number, public_key: publicKey, first_used_at: new Date(now) }).onConflict((c) => c.column('number').doNothing()).execute();
  const { public_key } = await tx.selectFrom('signing_key').select('public_key').where('number', '=', number).executeTakeFirstOrThrow();
  return public_key;
}

/** Every public key that ever signed, oldest number first. */
export async function listPublicKeys(tx: Tx): Promise<{ number: number; publicKey: Buffer }[]> {
  const rows = await tx.selectFrom('signing_key').select(['number', 'public_key']).orderBy('number').execute();
  return rows.map((r) => ({ number: r.number, publicKey: r.public_key }));
}

/** One public key; undefined when this installation never signed with such a number. */
export async function findPublicKey(tx: Tx, number: number): Promise<Buffer | undefined> {
  return (await tx.selectFrom('signing_key').select('public_key').where('number', '=', number).executeTakeFirst())?.public_key;
}

/** Takes back one version of a document; repeating it changes nothing. */
export async function insertRevocation(tx: Tx, code: Code, reason: 'reissued' | 'withdrawn', now: Instant): Promise<void> {
  await tx.insertInto('revoked_code').values({ ...code, digest: revocationDigest(code), reason, revoked_at: new Date(now) }).onConflict((c) => c.columns(['kind', 'number', 'version']).doNothing()).execute();
}

/** Why and when a version of a document was taken back; undefined while it holds. */
export async function findRevocation(tx: Tx, code: Code): Promise<{ reason: string; at: Instant } | undefined> {
  const row = await tx.selectFrom('revoked_code').select(['reason', 'revoked_at']).where('kind', '=', code.kind).where('number', '=', code.number).where('version', '=', code.version).executeTakeFirst();
  return row && { reason: row.reason, at: row.revoked_at.getTime() };
}

/** The digests of everything that was taken back, in their order. */
export async function listRevoked(tx: Tx): Promise<Buffer[]> {
  return (await tx.selectFrom('revoked_code').select('digest').orderBy('digest').execute()).map((r) => r.digest);
}
