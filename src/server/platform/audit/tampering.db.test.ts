import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { sql, type RawBuilder } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#server/testing/database.ts';
import { createSignatures } from '../crypto/signatures.ts';
import { connect } from '../db/connect.ts';
import { inTransaction, type Db, type Tx } from '../db/tx.ts';
import { newId } from '../ids.ts';
import { audit } from './audit.ts';
import { sealAudit, verifyAudit, type AuditVerdict, type KnownSeal } from './seal-audit.ts';

const OURS = createSignatures(new Map([[1, randomBytes(32)]]));
const THEIRS = createSignatures(new Map([[1, randomBytes(32)]]));
const BATCHES = 6;
const ROWS = 5;
let database: FreshDatabase;
let owner: Db;
let head: KnownSeal;
/** As many as batches, or more: a transaction anywhere on the server holds a seal's end back, and the rest of the batch has a seal of its own then. */
let seals: number;
let rows: { id: string; written_xid: string }[];

beforeAll(async () => {
  database = await freshDatabase();
  owner = connect(database.logins.owner, { size: 2 });
  for (let batch = 0; batch < BATCHES; batch++) {
    for (let i = 0; i < ROWS; i++) {
      await inTransaction(database.db, (tx) => {
        audit(tx, { kind: i % 2 ? 'staff' : 'system', ...(i % 2 === 1 && { id: newId(), sessionId: `s${String(i)}`, ip: '10.0.0.1', requestId: newId() }) }, 'review.decide', { subject: `application:${newId()}`, ...(i % 3 === 0 && { reason: '材料齐全' }), before: i, after: batch }, 1_800_000_000_000 + i);
        return Promise.resolve();
      });
    }
    await vi.waitFor(async () => {
      const seal = await inTransaction(database.db, (tx) => sealAudit(tx, Date.now(), OURS));
      if (!seal) throw new Error('another has the turn');
      head = seal;
      const { events } = await inTransaction(database.db, (tx) => verifyAudit(tx));
      expect(events).toBe((batch + 1) * ROWS);
    }, { timeout: 30_000, interval: 100 });
  }
  seals = head.number;
  rows = await owner.selectFrom('audit_event').select(['id', 'written_xid']).orderBy('written_xid').orderBy('id').execute();
});
afterAll(async () => {
  await owner.destroy();
  await database.drop();
});

/** What is found once somebody with all powers over the database did this; then it is as it was. */
async function verdictAfter(tamper: (tx: Tx) => Promise<unknown>): Promise<AuditVerdict> {
  let verdict: AuditVerdict | undefined;
  await inTransaction(owner, async (tx) => {
    await tamper(tx);
    verdict = await verifyAudit(tx, { publicKeys: OURS.publicKeys, known: [head] });
    throw new Error('undone');
  }).catch((error: unknown) => { if (!(error instanceof Error && error.message === 'undone')) throw error; });
  if (!verdict) throw new Error('nothing was verified');
  return verdict;
}

/** The seal that covers a row. */
const sealOf = async (at: number): Promise<number> => {
  const { rows: found } = await sql<{ number: number }>`select number from audit_seal where from_xid <= ${rows[at]?.written_xid}::xid8 and until_xid > ${rows[at]?.written_xid}::xid8`.execute(owner);
  return Number(found[0]?.number);
};

const row = fc.nat(BATCHES * ROWS - 1);
const COLUMNS: Record<string, RawBuilder<unknown>> = {
  at: sql`at + interval '1 microsecond'`, actor_kind: sql`case actor_kind when 'staff' then 'visitor' else 'staff' end`, actor_id: sql`case when actor_id is null then gen_random_uuid() end`, acting_as_id: sql`gen_random_uuid()`,
  session_id: sql`coalesce(session_id, '') || 'x'`, ip: sql`coalesce(ip, '') || '1'`, request_id: sql`coalesce(request_id, '') || 'x'`, action: sql`action || '.x'`, subject: sql`subject || ' '`, account_id: sql`gen_random_uuid()`,
  before_digest: sql`null`, after_digest: sql`sha256(after_digest)`, reason: sql`case when reason is null then '' else null end`, id: sql`gen_random_uuid()`,
};

test('untouched, it is whole', async () => {
  expect(await verdictAfter(() => Promise.resolve())).toEqual({ seals, events: BATCHES * ROWS });
});

describe('planted tampering is found, and where', () => {
  test('any value of any row', async () => {
    await fc.assert(fc.asyncProperty(row, fc.constantFrom(...Object.keys(COLUMNS)), async (at, column) => {
      const verdict = await verdictAfter((tx) => sql`update audit_event set ${sql.ref(column)} = ${COLUMNS[column]} where id = ${rows[at]?.id}`.execute(tx));
      expect(verdict).toMatchObject({ brokenAt: await sealOf(at), why: 'rows' });
    }), { numRuns: 120 });
  });

  test('a value moved to the empty column beside it', async () => {
    const at = rows.findIndex((_, i) => i % ROWS === 1);
    for (const [from, to] of [['ip', 'acting_as_id'], ['session_id', 'reason']] as const) {
      const moved = to === 'acting_as_id' ? sql`update audit_event set acting_as_id = actor_id, actor_id = null where id = ${rows[at]?.id}` : sql`update audit_event set ${sql.ref(to)} = ${sql.ref(from)}, ${sql.ref(from)} = null where id = ${rows[at]?.id}`;
      expect(await verdictAfter((tx) => moved.execute(tx))).toMatchObject({ brokenAt: await sealOf(at) });
    }
    // joined by a bar and empty ones passed over, this one looked the same
    const shift = sql`update audit_event set session_id = null, ip = session_id, request_id = ip || '|' || request_id where id = ${rows[at]?.id}`;
    expect(await verdictAfter((tx) => shift.execute(tx))).toMatchObject({ brokenAt: await sealOf(at) });
  });

  test('rows taken out, put in, or changed places', async () => {
    await fc.assert(fc.asyncProperty(row, row, fc.constantFrom('delete', 'insert', 'swap'), async (at, other, how) => {
      const [a, b] = [rows[at], rows[other]];
      fc.pre(how !== 'swap' || a?.written_xid !== b?.written_xid);
      const verdict = await verdictAfter(async (tx) => {
        if (how === 'delete') return sql`delete from audit_event where id = ${a?.id}`.execute(tx);
        if (how === 'insert') return sql`insert into audit_event (id, written_xid, at, actor_kind, action) values (${newId()}, ${a?.written_xid}::xid8, now(), 'system', 'review.decide')`.execute(tx);
        return sql`update audit_event set written_xid = (case when id = ${a?.id} then ${b?.written_xid} else ${a?.written_xid} end)::xid8 where id in (${a?.id}, ${b?.id})`.execute(tx);
      });
      const first = how === 'swap' ? Math.min(await sealOf(at), await sealOf(other)) : await sealOf(at);
      expect(verdict).toMatchObject({ brokenAt: first, why: 'rows' });
    }), { numRuns: 90 });
  });

  test('any field of any seal', async () => {
    const fields = { from_xid: sql`(from_xid::text::bigint + 1)::text::xid8`, until_xid: sql`(until_xid::text::bigint + 1)::text::xid8`, events: sql`events + 1`, digest: sql`sha256(digest)`, number: sql`number + 100`, form: sql`1`, signature: sql`null`, key_number: sql`9` };
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: seals }), fc.constantFrom(...Object.keys(fields) as (keyof typeof fields)[]), async (number, field) => {
      fc.pre(field !== 'key_number' || number === seals); // of an older one it says who signed, which the newest proves anew
      const { brokenAt = 0 } = await verdictAfter((tx) => sql`update audit_seal set ${sql.ref(field)} = ${fields[field]} where number = ${number}`.execute(tx));
      expect([number, number + 1]).toContain(brokenAt);
    }), { numRuns: 80 });
  });

  test('seals taken out, the end cut off with its rows, all of it thrown away', async () => {
    for (let number = 1; number <= seals; number++) {
      expect((await verdictAfter((tx) => sql`delete from audit_seal where number = ${number}`.execute(tx))).brokenAt).toBe(number);
      const cut = await verdictAfter(async (tx) => {
        await sql`delete from audit_event where written_xid >= (select from_xid from audit_seal where number = ${number})`.execute(tx);
        await sql`delete from audit_seal where number >= ${number}`.execute(tx);
      });
      expect(cut).toMatchObject({ brokenAt: number, why: 'cut_off' });
    }
  });

  test('a chain made anew by somebody without our keys, wherever it begins', async () => {
    for (let number = 1; number <= seals; number++) {
      const verdict = await verdictAfter(async (tx) => {
        await sql`update audit_event set reason = '另一个理由' where id = ${rows.at(-1)?.id}`.execute(tx);
        await sql`delete from audit_seal where number >= ${number}`.execute(tx);
        await sealAudit(tx, Date.now(), THEIRS);
      });
      expect(verdict).toMatchObject({ brokenAt: number, why: 'signature' });
    }
  });

  test('a row added to what is sealed is found too where the keys are not at hand', async () => {
    let verdict: AuditVerdict | undefined;
    await inTransaction(owner, async (tx) => {
      await sql`delete from audit_event where id = ${rows[3]?.id}`.execute(tx);
      verdict = await verifyAudit(tx);
      throw new Error('undone');
    }).catch(() => undefined);
    expect(verdict).toMatchObject({ brokenAt: await sealOf(3), why: 'rows' });
  });
});
