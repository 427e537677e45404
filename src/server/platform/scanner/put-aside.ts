import { createHash } from 'node:crypto';
import type { Instant } from '#contracts/dates.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import type { Tx } from '../db/tx.ts';
import type { Actor } from '../http/endpoint.ts';
import type { Kit } from '../kit.ts';
import { nameDigestOf } from './keep-unscanned.ts';
import { insertQuarantined } from './quarantine.store.ts';
import type { FileScanner } from './scanner.ts';

/** What an endpoint's preparation has: whose upload it is, and a transaction that stands although the request is refused. */
type Uploading = { kit: Pick<Kit, 'blobs' | 'crypto'>; actor: Actor; now: Instant; first<T>(work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> };

/** The scan as an upload passes it: what is flagged is put into quarantine (隔离), sealed, before anybody is told; the same file of the same person once. */
export function puttingAside(scanner: FileScanner, { kit, actor, now, first }: Uploading): FileScanner {
  return {
    async scan(bytes, fileName) {
      const answer = await scanner.scan(bytes, fileName);
      if (answer.found !== 'infected') return answer;
      const blobId = await kit.blobs.put(bytes, 'application/octet-stream');
      const digest = createHash('sha256').update(bytes).digest();
      const kept = await first(async (tx) => ok(await insertQuarantined(tx, { ...whoseOf(actor), digest, nameDigest: nameDigestOf(kit.crypto, fileName), signature: answer.signature, bytes: bytes.length, blobId, foundAt: now })));
      if (!kept.ok || kept.value === undefined) await kit.blobs.remove(blobId);
      return answer;
    },
  };
}

function whoseOf(actor: Actor): { byKind: 'visitor' | 'candidate' | 'staff'; byId: string | null } {
  if (actor.kind === 'candidate') return { byKind: 'candidate', byId: actor.accountId };
  return actor.kind === 'staff' ? { byKind: 'staff', byId: actor.staffId } : { byKind: 'visitor', byId: null };
}
