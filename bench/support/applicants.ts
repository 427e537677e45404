import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import pg from 'pg';
import type { Login } from '#server/platform/db/roles.ts';
import type { Db } from '#server/platform/db/tx.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { AccountId } from '#contracts/ids.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { loadPhoto, storePicture } from '#server/modules/photos/index.ts';
import { compareWithOthers } from '#server/modules/photos/photos.jobs-declared.ts';
import { createSessions, sessionLimits } from '#server/platform/http/sessions.ts';
import { registerPerson } from '#server/testing/account.ts';
import { citizenNumber } from '#server/testing/people.ts';
import { alipayWriter } from '#server/standins/bank/alipay/alipay-letters.ts';
import { bankKeys } from '#server/standins/bank/bank-keys.ts';
import { NORMAL } from '#server/standins/bank/behaviour.ts';
import { openBook } from '#server/standins/bank/book.ts';
import { journalInMemory } from '#server/standins/bank/journal.ts';
import { DEMO_MERCHANTS } from '#server/standins/bank/merchants.ts';
import { inParallel } from './world.ts';

/** A registered person of the bench, signed in; what the way through the application learns is kept here. */
export type Applicant = { accountId: AccountId; token: string; educationId: string; id?: string; order?: Order };
type Order = { orderNumber: string; attemptNumber: string; amountInFen: number; reference: string };

/** Registered people with a sign-in each, the first `photos` of them with a photo; verification follows through the jobs. `first` begins their document numbers elsewhere, beside people who are there. */
export async function makeApplicants(db: Db, kit: Kit, count: number, { photos = count, first = 0 } = {}): Promise<Applicant[]> {
  const stored = await storePicture(kit.blobs, readFileSync('seeds/demo/photos/portrait-01.jpg'));
  if (!stored.ok) throw new Error('the sample portrait was refused');
  const sessions = createSessions(db, sessionLimits(kit.settings));
  const people: Applicant[] = [];
  await inParallel(Array.from({ length: count }, (_, i) => i), 4, async (i) => {
    const at = first + i;
    const born = new Date(Date.UTC(1985, 0, 1 + Math.floor(at / 20))).toISOString().slice(0, 10).replaceAll('-', '');
    const documentNumber = citizenNumber('370112', born, 101 + 2 * (at % 20));
    people[i] = await inTransaction(db, async (tx) => {
      const now = kit.clock.now();
      const accountId = await registerPerson(tx, { crypto: kit.crypto, now }, {
        name: '张伟', documentNumber, rows: { educations: [{ certificateNumber: '104221201405001203', institution: '山东大学', graduatedIn: '201406', major: '土木工程', level: 'bachelor', mode: 'full_time' }], degrees: [] },
      });
      const photo = i < photos ? await loadPhoto(tx, accountId, stored.value, now) : undefined;
      if (photo && !photo.ok) throw new Error(JSON.stringify(photo.refusals));
      const { token } = await sessions.open(tx, 'candidate', accountId, { ip: '127.0.0.1', userAgent: 'bench', requestId: randomUUID(), lang: 'zh' }, now);
      const account = await findAccount(tx, kit.crypto, accountId);
      return { accountId, token, educationId: account?.educations[0]?.id ?? '' };
    });
  });
  // all have one portrait: comparing each with everybody else's grows with their square and says nothing about a registration
  await db.executeQuery(CompiledQuery.raw('delete from jobs.job where name = $1', [compareWithOthers.name]));
  return people;
}

/** Has everybody signed in this moment: the commitment asks for the password again half an hour after the sign-in, and filling a database may take longer. */
export async function signInAnew(owner: Login): Promise<void> {
  const client = new pg.Client({ ...owner });
  await client.connect();
  try {
    await client.query('update web_session set opened_at = now(), last_seen_at = now()');
  } finally {
    await client.end();
  }
}

/** The form of a bachelor of civil engineering, all subjects of 一级建造师, 山东济南. */
export const formOf = (a: Applicant) => ({
  prefecture: '3701', reviewPointId: '3701-01', levelCode: '04', specialtyCode: '15', subjectCodes: ['1', '2', '3', '4'], educationId: a.educationId,
  yearsInProfession: 8, yearsOfWork: 10, titles: [], certificates: [], posts: [], workHistory: [{ from: '2014-07-01', employer: '济南城建集团有限公司', duty: '施工管理' }],
  employer: '济南城建集团有限公司', employerKind: 'state_enterprise', phone: '13800130001', mail: 'zhangwei@example.cn', address: '山东省济南市历下区解放路1号', postcode: '250014',
  territorialTie: 'work', captcha: { proof: 'pass' },
});

const ALIPAY = DEMO_MERCHANTS.find(({ kind }) => kind === 'alipay') ?? DEMO_MERCHANTS[0];

/** A notice of a paid order as the stand-in bank of a program in test mode writes it, a form. */
export function noticeFor({ attemptNumber, amountInFen, reference }: Order): string {
  const keys = bankKeys(join(tmpdir(), `jinbang-test-bank-${String(userInfo().uid)}`));
  const at = Date.now();
  const trade = { account: 'alipay', number: attemptNumber, amountInFen, title: '考试费', startedAt: at, expiresAt: at, returnUrl: '', noticeUrl: '', token: reference, status: 'paid' as const, payments: [] };
  if (!ALIPAY) throw new Error('no account at Alipay');
  return alipayWriter({ keys, mood: { behaviour: NORMAL }, book: openBook(journalInMemory()), merchants: [ALIPAY] }).payment(trade, { status: 'paid', payment: { reference, amountInFen, at } }, { sentAt: at, merchant: ALIPAY }).body;
}
