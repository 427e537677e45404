import type { z } from 'zod';
import type { Lang } from '#contracts/refusals.ts';
import type { TracedMark } from '#contracts/export-traces.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { isSameText } from '#server/platform/crypto/same-text.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { ReportsEnv } from '../reports-env.ts';
import { listNamed } from './exportable-lists.ts';
import { findExportsEnding, type ExportJob } from './exports.store.ts';
import { findMarks, sealOf, type FoundMark } from './mark.ts';

/** So many different marks of one text are looked up; more are no list that got out but many. */
const MOST = 200;

/** 溯源: from the marks in a text back to who exported it, when and what for. A seal that is not ours says that the mark was made up or altered, whatever name stands in it. */
export async function traceMarks({ tx, crypto, env, lang }: { tx: Tx; crypto: FieldCrypto; env: ReportsEnv; lang: Lang }, text: string): Promise<z.input<typeof TracedMark>[]> {
  const marks = findMarks(text).toSorted((a, b) => b.times - a.times).slice(0, MOST);
  const jobs = await findExportsEnding(tx, marks.map(({ mark }) => mark.ending));
  return marks.map(({ mark, times }) => {
    const known = jobs.filter((job) => job.id.endsWith(mark.ending));
    const job = known.find((one) => isSealed(crypto, mark, one)) ?? (mark.seal === null ? known[0] : undefined);
    return {
      mark: `#${mark.ending}${mark.seal === null ? '' : `-${mark.seal}`}`, times, verdict: job ? (mark.seal === null ? 'unsealed' : 'ours') : known.length > 0 ? 'altered' : 'unknown',
      export: job ? { id: job.id, list: listNamed(env.lists(), job.list)?.title[lang] ?? job.list, scope: job.scopeText, staffName: job.staffName, staffUserName: job.staffUserName, requestedAt: job.requestedAt, purpose: job.purpose, unmasked: job.unmaskReason !== null, rows: job.rowsDone } : null,
    };
  });
}

const isSealed = (crypto: FieldCrypto, { seal }: FoundMark, job: Pick<ExportJob, 'id' | 'staffUserName'>): boolean => seal !== null && isSameText(seal, sealOf(crypto, job));
