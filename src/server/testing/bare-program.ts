import { createServer } from 'node:http';
import { sql } from 'kysely';
import { connect } from '#server/platform/db/connect.ts';
import { runProgram } from '#server/platform/run-program.ts';

/** The program with one table and one address instead of the modules: POST adds a row, every reply is the count. For the tests of start and end. */
await runProgram(process.env, 'migrations', async ({ database: { db, owner } }) => {
  const asOwner = connect(owner, { size: 1 });
  await sql`create table if not exists kept (at timestamptz not null default now())`.execute(asOwner);
  await asOwner.destroy();
  const http = createServer((request, response) => {
    void (async () => {
      if (request.method === 'POST') await sql`insert into kept default values`.execute(db);
      const { rows } = await sql<{ n: number }>`select count(*) as n from kept`.execute(db);
      response.end(String(rows[0]?.n));
    })();
  });
  return {
    listen: ({ host, port }) =>
      new Promise((resolve, reject) => {
        http.once('error', reject);
        http.listen(port, host, () => resolve(undefined));
      }),
    startWork: () => Promise.resolve(),
    stop: () => new Promise((resolve) => void http.close(() => resolve())),
  };
});
