import type { Instant } from '#contracts/dates.ts';
import { ApplicationForm } from '#contracts/applications.ts';
import type { ProvinceConfig, Sitting } from '#contracts/catalogue.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { MaterialKind } from '#contracts/materials.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { Result } from '#server/kernel/result.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import {
  acceptNotice, acknowledgeHold, answerMismatch, checkSaved, chooseProvince, confirmApplication, decideReview, declineCommitment, findApplication, gatherOffer, gatherPerson, giveUp,
  lapseApplications, materialDemands, materialOwners, payableApplications, saveApplication, signCommitment, startApplication, submitMaterials, type Asking,
} from '#server/modules/applications/index.ts';
import { findProvinceConfig, listExamPrefectures, listReviewPoints, listSittings } from '#server/modules/catalogue/index.ts';
import { LETTER_VERSION } from '#server/modules/commitments/index.ts';
import { uploadMaterial, type StoredFile } from '#server/modules/materials/index.ts';
import { fiscalReceiptsOf, inventedUnits } from '#server/modules/fiscal-receipts/index.ts';
import { applyCharge, beginAttempt } from '#server/modules/payments/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Kit } from '#server/platform/kit.ts';
import { lastScored } from './last-scored.ts';
import { rememberAtBank } from './sample-bank.ts';
import { sampleChannel } from './sample-channels.ts';
import type { SampleAct, SampleApplication } from './sample-people.ts';

const MINUTE = 60_000;
/** Between two tries to pay: who applied at the first minute could not have begun to pay earlier. */
const HALF_A_MINUTE = MINUTE / 2;
const DAY = 24 * 60 * MINUTE;
/** Time a person takes from one act to the next. */
const BETWEEN = 4 * MINUTE;

type Replay = { tx: Tx; kit: Kit; accountId: AccountId; now: Instant; wanted: SampleApplication; evidence: readonly StoredFile[] };

/** Takes a sample person through an application by the very commands a candidate's clicks run, minutes apart and lately enough to be within the windows. */
export async function replayApplication(r: Replay): Promise<ApplicationId> {
  const { sitting, config } = await chooseSitting(r);
  const open = config?.windows.apply;
  const end = endOf(r);
  // the last act of somebody to be tried by hand happened just now: an order opened earlier would have run out
  let at = r.wanted.window !== 'open' && open ? open.opensAt + DAY : Math.max((open?.opensAt ?? 0) + MINUTE, end - BETWEEN * r.wanted.acts.length);
  const asking = (): Asking => ({
    tx: r.tx, kit: r.kit, now: at, actor: { kind: 'candidate', accountId: r.accountId, sessionId: newId(), since: at },
    visitor: { ip: '127.0.0.1', userAgent: 'demo', requestId: newId(), lang: 'zh' },
  });
  const { id } = must(await startApplication(asking(), sitting.id));
  for (const act of r.wanted.acts) {
    at = Math.min(at + BETWEEN, Math.max(at, end));
    await ACTS[act]({ ...r, id, asking: asking() });
  }
  return id;
}

/** When the last act happens: now, or on the Beijing day the sample names, never later than now. */
function endOf({ now, wanted }: Replay): Instant {
  if (wanted.ended === undefined) return now;
  const midnight = now - ((now + 8 * 60 * MINUTE) % DAY);
  const named = midnight - wanted.ended.daysAgo * DAY + wanted.ended.minuteOfDay * MINUTE;
  return named <= now ? named : named - DAY;
}

type Step = Replay & { id: ApplicationId; asking: Asking };

const ACTS: Record<SampleAct, (step: Step) => Promise<void>> = {
  choose_province: async ({ asking, id, wanted }) => { must(await chooseProvince(asking, id, ProvinceCode.parse(wanted.province))); },
  accept_notices: async ({ asking, id }) => {
    must(await acceptNotice(asking, id, 'notification', LETTER_VERSION.notification));
    must(await acceptNotice(asking, id, 'instructions', LETTER_VERSION.instructions));
  },
  save: async (step) => { must(await saveApplication(step.asking, step.id, await formOf(step))); },
  sign: async ({ asking, id }) => { must(await signCommitment(asking, id, LETTER_VERSION.commitment)); },
  decline: async ({ asking, id }) => { must(await declineCommitment(asking, id)); },
  hold: async ({ asking, id }) => { must(await acknowledgeHold(asking, id)); },
  check: async ({ asking, id }) => { must(await checkSaved(asking, id)); },
  materials: handInMaterials,
  answer_mismatch: async ({ asking, id }) => { must(await answerMismatch(asking, id)); },
  confirm: async ({ asking, id }) => { must(await confirmApplication(asking, id)); },
  approve: (step) => decide(step, 'approve', null),
  return: (step) => decide(step, 'return', '工作年限证明未加盖单位公章，请补充盖章页后重新提交。', ['work_years_proof']),
  reject: (step) => decide(step, 'reject', '工作年限证明与社保缴纳记录不一致，不符合报考条件。'),
  // tried at one channel, gone on at another
  order: async ({ tx, kit, accountId, id, asking, wanted }) => {
    for (const after of [-HALF_A_MINUTE, 0]) must(await beginAttempt(tx, payableApplications(kit), { accountId, applicationId: id }, sampleChannel(wanted.turn + (after < 0 ? 1 : 0)), asking.now + after));
  },
  pay: async ({ tx, kit, accountId, id, asking, wanted }) => {
    const applications = payableApplications(kit);
    const { order, attempt } = must(await beginAttempt(tx, applications, { accountId, applicationId: id }, sampleChannel(wanted.turn), asking.now));
    // as long as the numbers of the bank, so that its bills name it the same
    const charge = { status: 'paid' as const, amountInFen: order.amountInFen, reference: `42${order.orderNumber.slice(2)}`, paidAt: asking.now };
    await applyCharge(tx, { applications, fiscal: kit.settings.fiscalReceipts.kind === 'off' ? undefined : fiscalReceiptsOf(inventedUnits, kit.crypto) }, { accountId, orderId: order.id, attemptId: attempt.id }, charge, 'notice', asking.now);
    await enqueue(tx, rememberAtBank, { account: attempt.account, number: attempt.number, amountInFen: charge.amountInFen, reference: charge.reference, at: charge.paidAt });
  },
  give_up: async ({ asking, id }) => { must(await giveUp(asking, id)); },
  lapse: async ({ tx, kit, now }) => { await lapseApplications(tx, kit, now); },
};

async function handInMaterials({ tx, kit, accountId, id, asking, evidence }: Step): Promise<void> {
  const app = await findApplication(tx, kit.crypto, accountId, id);
  invariant(app, 'the application was just started');
  const demands = materialDemands(app, await gatherOffer(tx, app), await gatherPerson(tx, kit, accountId));
  const kinds = new Set(demands.map((demand) => demand.anyOf[0]).filter((kind) => kind !== undefined));
  for (const [n, kind] of [...kinds].entries()) {
    const file = evidence[n];
    invariant(file, 'there is a sheet of evidence for each demand');
    must(await uploadMaterial(tx, { owners: materialOwners(kit), crypto: kit.crypto }, { accountId, applicationId: id, what: { kind }, stored: [file], now: asking.now }));
  }
  must(await submitMaterials(asking, id));
}

async function decide({ tx, kit, accountId, id, asking }: Step, decision: 'approve' | 'return' | 'reject', reason: string | null, materials: MaterialKind[] = []): Promise<void> {
  const app = await findApplication(tx, kit.crypto, accountId, id);
  invariant(app, 'the application was just confirmed');
  must(await decideReview({ tx, kit, staffId: newId(), now: asking.now }, { accountId, id, version: app.version }, { decision, reason, materials }));
}

/** The sitting of the exam that takes applications in the province now, or the latest that no longer does. */
async function chooseSitting({ tx, wanted, now }: Replay): Promise<{ sitting: Sitting; config: ProvinceConfig | undefined }> {
  const found: { sitting: Sitting; config: ProvinceConfig | undefined }[] = [];
  for (const sitting of await listSittings(tx)) {
    if (sitting.examCode === wanted.exam) found.push({ sitting, config: await findProvinceConfig(tx, sitting.id, wanted.province) });
  }
  if (wanted.window === 'past') return lastScored(tx, wanted.exam, wanted.province, now);
  const fits = found.filter(({ config }) => config !== undefined && (wanted.window === 'open' ? config.windows.apply.opensAt <= now && now < config.windows.apply.closesAt : config.windows.pay.closesAt <= now));
  const [best] = fits.sort((a, b) => (b.config?.windows.apply.opensAt ?? 0) - (a.config?.windows.apply.opensAt ?? 0));
  invariant(best, `no ${wanted.window} sitting of ${wanted.exam} in ${wanted.province}`);
  return best;
}

/** The form a person fills in: schooling from the account, a city and a review point of the province, and what the seed says. */
async function formOf({ tx, kit, accountId, wanted, id }: Step): Promise<ApplicationForm> {
  const account = await findAccount(tx, kit.crypto, accountId);
  const app = await findApplication(tx, kit.crypto, accountId, id);
  const config = app && (await findProvinceConfig(tx, app.sittingId, wanted.province));
  const [education] = account?.educations ?? [];
  invariant(account && education && config, 'a sample person who applies has an education and a province');
  const cities = await listExamPrefectures(tx, config);
  const city = cities[wanted.turn % cities.length];
  invariant(city, 'the province has a place for the exam');
  const points = await listReviewPoints(tx, { province: wanted.province, prefecture: city });
  const point = points[wanted.turn % points.length];
  const employer = '城建集团有限公司';
  return ApplicationForm.parse({
    prefecture: city, reviewPointId: point?.id, levelCode: '04', specialtyCode: wanted.exam === '034' ? '15' : '01', subjectCodes: ['1', '2', '3', '4'],
    educationId: education.id, degreeId: account.degrees[0]?.id, yearsInProfession: 8, yearsOfWork: 8, titles: [], certificates: [], posts: [],
    workHistory: [{ from: `${education.graduatedIn.slice(0, 4)}-09-01`, employer, duty: '施工管理' }],
    employer, employerKind: 'state_enterprise', phone: account.phone ?? '13900000000', mail: account.mail, address: '解放路 1 号 2 单元 301 室', postcode: '250014', territorialTie: 'work',
    ...wanted.form,
  });
}

/** A refusal here is a fault of the sample data: the person stays as they were and the log says why. */
function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`a sample person was refused: ${JSON.stringify(result.refusals)}`);
  return result.value;
}
