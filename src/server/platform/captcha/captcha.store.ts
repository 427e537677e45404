import { CompiledQuery, sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { inTransaction, writeBehind, type Db, type Tx } from '../db/tx.ts';
import type { CaptchaLedger } from './captcha.ts';

type Spending = { digest: Buffer; expiresAt: Instant; answer(fresh: boolean): void; fail(problem: unknown): void };

/** Spends many proofs by one statement; a proof among them twice is fresh once. A crash of the database may forget the last half second: such a proof would be good once more. */
async function spendProofs(db: Db, proofs: readonly Spending[]): Promise<void> {
  const { rows } = await inTransaction(db, async (tx) => {
    writeBehind(tx, CompiledQuery.raw('set local synchronous_commit = off'));
    return sql<{ proof_digest: Buffer }>`
      insert into captcha_proof (proof_digest, expires_at) select * from unnest(${proofs.map((p) => p.digest)}::bytea[], ${proofs.map((p) => new Date(p.expiresAt))}::timestamptz[])
      on conflict do nothing returning proof_digest`.execute(tx);
  });
  const fresh = new Set(rows.map((r) => r.proof_digest.toString('base64')));
  for (const p of proofs) p.answer(fresh.delete(p.digest.toString('base64')));
}

/** Has what is spent while a statement is under way wait for it and go together: in a rush, one commit for many. */
function together(spend: (proofs: readonly Spending[]) => Promise<void>): CaptchaLedger['spendProof'] {
  let waiting: Spending[] = [];
  let busy = false;
  async function work(): Promise<void> {
    busy = true;
    while (waiting.length > 0) {
      const some = waiting;
      waiting = [];
      try {
        await spend(some);
      } catch (problem) {
        for (const p of some) p.fail(problem);
      }
    }
    busy = false;
  }
  return (digest, expiresAt) => new Promise((answer, fail) => {
    waiting.push({ digest, expiresAt, answer, fail });
    if (!busy) void work();
  });
}

/** The ledger in the database, apart from every transaction of a form, so that an answer is used up whatever becomes of the form. */
export function captchaLedger(db: Db): CaptchaLedger {
  return {
    async showPicture(key, expiresAt) {
      await db.insertInto('captcha_picture').values({ picture_key: key, expires_at: new Date(expiresAt) }).onConflict((c) => c.doNothing()).execute();
    },
    async takePicture(key, now) {
      const row = await db.deleteFrom('captcha_picture').where('picture_key', '=', key).returning('expires_at').executeTakeFirst();
      return row !== undefined && row.expires_at.getTime() > now;
    },
    spendProof: together((proofs) => spendProofs(db, proofs)),
  };
}

/** Removes pictures and proofs that can no longer be answered or replayed. */
export async function removeStaleCaptchas(tx: Tx, now: Instant): Promise<void> {
  await tx.deleteFrom('captcha_picture').where('expires_at', '<', new Date(now)).execute();
  await tx.deleteFrom('captcha_proof').where('expires_at', '<', new Date(now)).execute();
}
