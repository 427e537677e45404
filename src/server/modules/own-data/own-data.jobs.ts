import { createHash } from 'node:crypto';
import type { BlobId } from '#contracts/ids.ts';
import { keptFor } from '#server/kernel/retention.ts';
import { closeOwnAccount } from '#server/modules/accounts/index.ts';
import { audit } from '#server/platform/audit/audit.ts';
import { handleJob } from '#server/platform/jobs/job.ts';
import { isPersonHeld } from '#server/platform/retention/legal-holds.store.ts';
import { endClosing, listDueClosings } from './closings.store.ts';
import { gatherClosing, hasUntoldMatter } from './closing-facts.ts';
import { collectOwnData } from './collect.ts';
import { endCopy, findCopy, listExpired, makeReady, noteProgress } from './copies.store.ts';
import { refusalsToClose } from './domain/closing-rules.ts';
import { keepOwnData, makeCopy } from './own-data.jobs-declared.ts';
import type { OwnDataEnv } from './own-data-env.ts';
import { writeZip } from './write-zip.ts';

const AT_ONCE = 100;

export function ownDataHandlers(env: OwnDataEnv) {
  return [
    handleJob(makeCopy, {
      prepare: async ({ kit, now, read }, { accountId, copyId }) => {
        const copy = await read((tx) => findCopy(tx, accountId, copyId));
        if (copy?.state !== 'waiting') return undefined;
        const told = (done: number) => read((tx) => noteProgress(tx, { accountId, id: copyId }, done));
        const bytes = await writeZip(await collectOwnData(env, { kit, now, read, told }, accountId), { blobs: kit.blobs, lang: copy.lang, now });
        return { blobId: await kit.blobs.put(bytes, 'application/zip'), bytes: bytes.length, digest: createHash('sha256').update(bytes).digest() };
      },
      work: async ({ tx, now, kit }, { accountId, copyId }, file) => {
        if (!file) return;
        const copy = await findCopy(tx, accountId, copyId, { lock: true });
        if (copy?.state !== 'waiting') {
          await kit.blobs.remove(file.blobId);
          return;
        }
        await makeReady(tx, { accountId, id: copyId }, file, { now, until: now + keptFor('dataCopy') });
        audit(tx, { kind: 'system', id: accountId }, 'own-data.make_copy', { subject: `account:${accountId}`, accountId, after: { bytes: file.bytes, digest: file.digest.toString('hex') } }, now);
      },
      giveUp: async ({ tx }, { accountId, copyId }) => endCopy(tx, { accountId, id: copyId }, 'failed'),
    }),
    handleJob(keepOwnData, {
      prepare: async ({ kit, now, read }): Promise<BlobId[]> => {
        const spent = (await read((tx) => listExpired(tx, now, AT_ONCE))).flatMap((c) => (c.blobId === null ? [] : [c.blobId]));
        for (const id of spent) await kit.blobs.remove(id);
        return spent;
      },
      work: async ({ tx, kit, now }, _payload, spent) => {
        for (const copy of await listExpired(tx, now, AT_ONCE)) if (copy.blobId !== null && spent.includes(copy.blobId)) await endCopy(tx, copy, 'gone');
        for (const closing of await listDueClosings(tx, now, AT_ONCE)) {
          const { accountId } = closing;
          if ((await hasUntoldMatter(tx, accountId)) || (await isPersonHeld(tx, accountId, now))) continue;
          const why = refusalsToClose(await gatherClosing(tx, kit, accountId), now);
          const closed = why.length === 0;
          if (!(await endClosing(tx, closing, { state: closed ? 'closed' : 'stopped', why: why.map((r) => r.code), now }))) continue;
          if (closed) await closeOwnAccount(tx, { crypto: kit.crypto, now }, accountId);
          audit(tx, { kind: 'system', id: accountId }, closed ? 'own-data.close' : 'own-data.stop_closing', { subject: `account:${accountId}`, accountId }, now);
        }
      },
    }),
  ];
}
