import type { Instant } from '#contracts/dates.ts';
import type { Db, Tx } from '../db/tx.ts';
import type { CaptchaLedger } from './captcha.ts';

/** The ledger in the database: single statements, each its own transaction, so that an answer is used up whatever becomes of the form. */
export function captchaLedger(db: Db): CaptchaLedger {
  return {
    async showPicture(key, expiresAt) {
      await db.insertInto('captcha_picture').values({ picture_key: key, expires_at: new Date(expiresAt) }).onConflict((c) => c.doNothing()).execute();
    },
    async takePicture(key, now) {
      const row = await db.deleteFrom('captcha_picture').where('picture_key', '=', key).returning('expires_at').executeTakeFirst();
      return row !== undefined && row.expires_at.getTime() > now;
    },
    async spendProof(digest, expiresAt) {
      const done = await db.insertInto('captcha_proof').values({ proof_digest: digest, expires_at: new Date(expiresAt) }).onConflict((c) => c.doNothing()).executeTakeFirst();
      return done.numInsertedOrUpdatedRows === 1n;
    },
  };
}

/** Removes pictures and proofs that can no longer be answered or replayed. */
export async function removeStaleCaptchas(tx: Tx, now: Instant): Promise<void> {
  await tx.deleteFrom('captcha_picture').where('expires_at', '<', new Date(now)).execute();
  await tx.deleteFrom('captcha_proof').where('expires_at', '<', new Date(now)).execute();
}
