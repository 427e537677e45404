import { z } from 'zod';
import type { PartnerEvent, PartnerScope } from '#contracts/partners.ts';
import { findApplication } from '#server/modules/applications/index.ts';
import { findHook, handOnTo, holdDue, recordTries } from '#server/modules/partners/index.ts';
import { findMemberByUserName } from '#server/modules/staff/index.ts';
import type { Actor, AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { declareJob, handleJob, type JobCtx } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { act, actsOf, officer, type Scene } from '../last-sitting/act.ts';
import { listLoaded } from './demo-people.store.ts';

const HOUR = 3_600_000;
const AGAIN_IN = 3_000;
const ASKED_MOST = 600;
const WAITS_FOR_REVIEW = 'sun-qiang';
const APPLICATIONS: readonly PartnerEvent[] = ['application.confirmed', 'application.reviewed', 'application.paid', 'application.changed', 'application.ended'];
const SCOPES: readonly PartnerScope[] = ['applications.read', 'payments.read', 'scores.read', 'certificates.read', 'opinions.write', 'people.read'];
const ADDRESSES = ['127.0.0.1', '10.37.0.0/16'];

const Begun = z.object({ partnerId: z.uuid(), pausing: z.uuid() });
/** Enters sample systems of provinces (对接系统) once the staff are there; goes on when there is something to tell, and somebody to have an opinion about. */
export const loadPartners = declareJob({ name: 'demo.load-partners', attempts: 3, payload: z.object({ asked: z.int().default(0), begun: Begun.optional(), told: z.boolean().default(false) }) });

/** Brings the samples in by the addresses officers and systems use. */
export function onLoadPartners(endpoints: () => readonly AnyEndpoint[]) {
  return handleJob(loadPartners, {
    work: async (env, { asked, begun, told }) => {
      const { tx, kit, now } = env;
      const scene = { tx, kit, acts: actsOf(endpoints()) };
      const next = begun ?? (await enterSystems(scene, now));
      const [toldNow, opined] = next === undefined || !begun ? [false, false] : [told || (await failSince(env, begun.pausing, now - 25 * HOUR)), await handInOpinion(scene, begun.partnerId, now)];
      if (!(toldNow && opined) && asked < ASKED_MOST) await enqueue(tx, loadPartners, { asked: asked + 1, told: toldNow, ...(next && { begun: next }) }, { now, runAt: now + AGAIN_IN });
    },
  });
}

/** Shandong's system with a live key, one that waits to be taken and three subscriptions; Gansu's with a key that waits for approval. */
async function enterSystems(scene: Scene, now: number): Promise<z.infer<typeof Begun> | undefined> {
  if (!(await findMemberByUserName(scene.tx, 'anquan')) || !(await findMemberByUserName(scene.tx, 'guanli.gansu'))) return undefined;
  const [shandong, gansu, security] = [await officer(scene, 'guanli.shandong'), await officer(scene, 'guanli.gansu'), await officer(scene, 'anquan')];
  const then = now - 72 * HOUR;
  const enter = async (who: Actor, name: string, contact: string, province: string) => (await act(scene, who, then, 'POST /api/staff/partners', { body: { name, contact, province } }, z.object({ id: z.uuid() }))).id;
  const propose = async (who: Actor, id: string, scopes: readonly PartnerScope[], reason: string) => (await act(scene, who, then, 'POST /api/staff/partners/:id/keys', { params: { id }, body: { scopes, addresses: ADDRESSES, days: 365, reason } }, z.object({ keyId: z.uuid() }))).keyId;
  const approve = (id: string, keyId: string) => act(scene, security, then, 'POST /api/staff/partners/:id/keys/:keyId/decision', { params: { id, keyId }, body: { decision: 'approve', reason: '已核对对接函件' } }, z.object({}));

  const partnerId = await enter(shandong, '山东省人事考试信息系统', '高明 0531-80990000', '37');
  const live = await propose(shandong, partnerId, SCOPES, '鲁人考函〔2026〕31 号，省平台对接');
  await approve(partnerId, live);
  await act(scene, shandong, then, 'POST /api/staff/partners/:id/keys/:keyId/taking', { params: { id: partnerId, keyId: live } }, z.object({}));
  await approve(partnerId, await propose(shandong, partnerId, ['applications.read', 'payments.read'], '鲁人考函〔2026〕36 号，年报统计'));
  const subscribe = async (how: string, events: readonly PartnerEvent[]) => (await act(scene, shandong, then, 'POST /api/staff/partners/:id/hooks', { params: { id: partnerId }, body: { url: `${scene.kit.settings.publicUrl}/api/demo/receivers/${how}`, events } }, z.object({ hookId: z.uuid() }))).hookId;
  await subscribe('well', APPLICATIONS);
  await subscribe('away', ['application.paid', 'payment.refunded', 'scores.released']);
  const pausing = await subscribe('away-certificates', ['application.confirmed', 'certificate.issued', 'certificate.revoked']);

  const other = await enter(gansu, '甘肃省人事考试综合平台', '古丽娜尔 0931-8500000', '62');
  await propose(gansu, other, ['applications.read', 'people.read', 'people.numbers'], '甘人考函〔2026〕7 号，拟与省公安厅核对身份');
  return { partnerId, pausing };
}

/** A first failure of a day before, so that the next, real one pauses the subscription; false while there is nothing to send. */
async function failSince({ tx, now }: JobCtx, hookId: string, then: number): Promise<boolean> {
  await handOnTo(tx, hookId, now);
  const [hook, [delivery]] = [await findHook(tx, hookId), await holdDue(tx, hookId, now + 60_000, now, 1)];
  if (!hook || !delivery) return false;
  await recordTries(tx, { hook, tries: [{ delivery, answer: { status: 503, answer: '系统维护中', tookMs: 41 } }] }, then);
  return true;
}

/** What Shandong's system found about somebody who waits for review; false while they do not. */
async function handInOpinion(scene: Scene, partnerId: string, now: number): Promise<boolean> {
  const person = (await listLoaded(scene.tx)).find((p) => p.key === WAITS_FOR_REVIEW);
  if (person?.stage !== 'ready' || !person.accountId || !person.applicationId) return false;
  const number = (await findApplication(scene.tx, scene.kit.crypto, person.accountId, person.applicationId))?.number;
  if (number === undefined || number === null) return true;
  const system: Actor = { kind: 'partner', partnerId, keyId: partnerId, name: '山东省人事考试信息系统', scopes: ['opinions.write'], jurisdiction: { kind: 'province', province: '37' }, expiresAt: now + HOUR, addressAllowed: true };
  const say = (reference: string, finding: 'agrees' | 'differs', note: string) => act(scene, system, now, 'POST /api/partner/applications/:number/opinions', { params: { number }, body: { reference, finding, note } }, z.object({}));
  await say('SD-2026-000017', 'agrees', '学历、学位与省教育厅数据一致。');
  await say('SD-2026-000018', 'differs', '2023 年 3 月起社保由青岛某监理公司缴纳，与填报单位不一致，请核对劳动合同。');
  return true;
}
