import { z } from 'zod';
import { CertificateBatchId } from '#contracts/certificate-batches.ts';
import { declareJob } from '#server/platform/jobs/job.ts';

/** One part of a batch (核发证书); the next is enqueued in the transaction that ends this one. */
export const issueBatch = declareJob({ name: 'certificates.issue', payload: z.object({ batchId: CertificateBatchId }), attempts: 10 });

/** Looks each night for cleared completions whose message was lost, or came before certificates did. */
export const gatherCleared = declareJob({ name: 'certificates.gather-cleared', payload: z.object({}), attempts: 3 });
