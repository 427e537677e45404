import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import { AccountId, BlobId } from '#contracts/ids.ts';
import { PhotoCheckView, PhotoState } from '#contracts/photos.ts';
import type { PhotoProposal as ProposalRow } from '#server/platform/db/schema.ts';
import { keptStatement } from '#server/platform/db/kept-statement.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { PhotoProposal } from './photo-facts.ts';

const proposalOf = keptStatement((tx, v: { accountId: AccountId; now: Date }) => tx.selectFrom('photo_proposal').selectAll().where('account_id', '=', v.accountId).where('expires_at', '>', v.now));

/** The prepared picture that waits, unless its hour is over. */
export async function findProposal(tx: Tx, accountId: AccountId, now: Instant): Promise<PhotoProposal | undefined> {
  const { rows: [row] } = await tx.executeQuery(proposalOf(tx, { accountId, now: new Date(now) }));
  return row && toProposal(row);
}

/** Takes the prepared picture away, expired or not, and gives it back to be used or thrown out. */
export async function takeProposal(tx: Tx, accountId: AccountId): Promise<PhotoProposal | undefined> {
  const row = await tx.deleteFrom('photo_proposal').where('account_id', '=', accountId).returningAll().executeTakeFirst();
  return row && toProposal(row);
}

/** The prepared picture of exactly this file, held, expired or not. */
export async function lockProposalOf(tx: Tx, accountId: AccountId, blobId: BlobId): Promise<PhotoProposal | undefined> {
  const row = await tx.selectFrom('photo_proposal').selectAll().where('account_id', '=', accountId).where('blob_id', '=', blobId).forUpdate().executeTakeFirst();
  return row && toProposal(row);
}

/** Keeps this picture as the one that waits; one an account, the latest counts. */
export async function keepProposal(tx: Tx, proposal: PhotoProposal): Promise<void> {
  const values = {
    blob_id: proposal.blobId,
    source_blob_id: proposal.sourceBlobId,
    source_type: proposal.sourceType,
    digest: Buffer.from(proposal.digest, 'hex'),
    bytes: proposal.bytes,
    fingerprint: proposal.fingerprint,
    checks: JSON.stringify(proposal.checks),
    crop: JSON.stringify(proposal.crop),
    state_on_upload: proposal.stateOnUpload,
    expires_at: new Date(proposal.expiresAt),
  };
  await tx.insertInto('photo_proposal').values({ account_id: proposal.accountId, ...values })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(values)).execute();
}

/** Takes away what nobody uploaded within the hour; at most `size` at a time. */
export async function takeExpiredProposals(tx: Tx, now: Instant, size: number): Promise<PhotoProposal[]> {
  const old = await tx.selectFrom('photo_proposal').select('account_id').where('expires_at', '<=', new Date(now)).orderBy('expires_at').limit(size).execute();
  if (old.length === 0) return [];
  const rows = await tx.deleteFrom('photo_proposal').where('account_id', 'in', old.map((row) => row.account_id)).where('expires_at', '<=', new Date(now)).returningAll().execute();
  return rows.map(toProposal);
}

const StoredBox = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const StoredType = z.enum(['jpeg', 'png', 'webp', 'heic', 'other']);

function toProposal(row: Selectable<ProposalRow>): PhotoProposal {
  return {
    accountId: AccountId.parse(row.account_id),
    blobId: BlobId.parse(row.blob_id),
    sourceBlobId: BlobId.parse(row.source_blob_id),
    sourceType: StoredType.parse(row.source_type),
    digest: row.digest.toString('hex'),
    bytes: row.bytes,
    fingerprint: row.fingerprint,
    checks: PhotoCheckView.array().parse(row.checks),
    crop: StoredBox.parse(row.crop),
    stateOnUpload: PhotoState.parse(row.state_on_upload),
    expiresAt: row.expires_at.getTime(),
  };
}
