import { parseArgs } from 'node:util';
import { refusalText } from '#contracts/refusals.ts';
import { NewStaff } from '#contracts/staff.ts';
import { createStaff, generatePassword } from '#server/modules/staff/index.ts';
import { audit } from '#server/platform/audit/audit.ts';
import { holdDataFolder } from '#server/platform/config/data-folder.ts';
import { readSettings } from '#server/platform/config/settings.ts';
import { isStartFault } from '#server/platform/config/start-fault.ts';
import { createPasswords } from '#server/platform/crypto/passwords.ts';
import { openDatabase } from '#server/platform/db/database.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { refusalsOfIssues } from '#server/platform/http/issues.ts';

const USAGE = `Makes a member of staff with a generated password, which is good for choosing an own one at the first sign-in.

  npm run staff:create -- --user-name liming --name 李明 --role national_admin --jurisdiction nation
  npm run staff:create -- --user-name zhaolei --name 赵磊 --role reviewer --jurisdiction points --point 3701-01 --point 3702-01
  npm run staff:create -- --user-name sunli --name 孙丽 --role provincial_exam_officer --jurisdiction province --province 37 --exam 001
  npm run staff:create -- --user-name wangfang --name 王芳 --role city_officer --jurisdiction prefecture --prefecture 3701

The settings are those of the program (DATA_DIR or DATABASE_URL, MODE). With the embedded database, end the program first.`;

const { values } = parseArgs({
  options: {
    'user-name': { type: 'string' }, name: { type: 'string' }, role: { type: 'string', multiple: true }, jurisdiction: { type: 'string' },
    province: { type: 'string' }, prefecture: { type: 'string' }, exam: { type: 'string', multiple: true }, point: { type: 'string', multiple: true }, help: { type: 'boolean' },
  },
});

try {
  process.exitCode = await run();
} catch (error) {
  if (!isStartFault(error)) throw error;
  console.error(`jinbang: ${error.message}`);
  process.exitCode = 1;
}

async function run(): Promise<number> {
  if (values.help === true || values['user-name'] === undefined) {
    console.log(USAGE);
    return values.help === true ? 0 : 1;
  }
  const asked = NewStaff.safeParse({ userName: values['user-name'], name: values.name, roles: values.role ?? [], jurisdiction: jurisdiction() }, { reportInput: true });
  if (!asked.success) return complain(refusalsOfIssues(asked.error.issues).map((r) => `${r.path ?? ''}: ${refusalText(r, 'en')}`));
  const settings = readSettings({ MODE: 'demo', ...process.env });
  const folder = settings.database ? undefined : holdDataFolder(settings.dataDir);
  const password = generatePassword();
  const hash = await createPasswords().hash(password);
  const database = await openDatabase(settings, projectPath('migrations'), () => undefined);
  try {
    const now = Date.now();
    const made = await inTransaction(database.db, async (tx) => {
      const done = await createStaff(tx, asked.data, { hash, temporary: true }, { byId: null, now });
      if (done.ok) audit(tx, { kind: 'system' }, 'staff.create', { subject: `staff:${done.value}`, reason: 'command line' }, now);
      return done;
    });
    if (!made.ok) return complain(made.refusals.map((r) => refusalText(r, 'en')));
    console.log(`Made ${asked.data.name} (${asked.data.userName}). Password for the first sign-in at /console: ${password}`);
    console.log(settings.staffSignIn.secondFactor === 'required'
      ? 'There they choose an own password, then bind an authenticator app (TOTP); before both are done nothing else is open.'
      : 'There they choose an own password; an authenticator app (TOTP) may be bound under 我的安全. MODE=production requires it of everybody.');
    return 0;
  } finally {
    await database.close();
    folder?.release();
  }
}

function jurisdiction(): unknown {
  const exams = values.exam === undefined ? {} : { exams: values.exam };
  switch (values.jurisdiction) {
    case 'province': return { kind: 'province', province: values.province, ...exams };
    case 'prefecture': return { kind: 'prefecture', prefecture: values.prefecture, ...exams };
    case 'points': return { kind: 'points', points: values.point ?? [], ...exams };
    default: return { kind: values.jurisdiction, ...exams };
  }
}

function complain(lines: readonly string[]): number {
  for (const line of lines) console.error(`jinbang: ${line}`);
  return 1;
}
