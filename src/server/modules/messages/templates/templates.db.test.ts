import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TemplateContent, TemplateList, TemplateReading, TemplateVersionWhole, TemplateWhole } from '#contracts/message-templates.ts';
import { findAccount, tellAccount } from '#server/modules/accounts/index.ts';
import { queueMessage, readMessages, shippedContent } from '#server/modules/notices/index.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { must, readyCandidate, type Candidate } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

let t: TestApp;
let liming: Colleague;
let chen: Colleague;
let shandong: Colleague;
let jiangxi: Colleague;
let zhang: Candidate;

beforeAll(async () => {
  t = await testApp({ env: { PUBLIC_URL: 'http://bm.example.cn' } });
  liming = await colleague(t, { name: '李明', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  chen = await colleague(t, { name: '陈思远', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  shandong = await colleague(t, { name: '赵建国', roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '37' } });
  jiangxi = await colleague(t, { name: '江涛', roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '36' } });
  zhang = await readyCandidate(t, { name: '张伟' });
}, 180_000);
afterAll(() => t.stop());

const codes = (r: Reply) => r.json<{ refusals: { code: string }[] }>().refusals.map((f) => f.code);
const whole = (r: Reply) => must(r).json<TemplateVersionWhole>();
const begin = (by: Colleague, event: string, province: string | null = null) => t.api.post('/api/staff/message-templates', { event, province }, { as: by.as });
const save = (by: Colleague, v: TemplateVersionWhole, content: unknown) => t.api.put(`/api/staff/message-versions/${v.id}`, { version: v.version, content }, { as: by.as });
const move = (by: Colleague, v: { id: string; version: number }, act: string, reason = '按新办法统一用语') => t.api.post(`/api/staff/message-versions/${v.id}/${act}`, { version: v.version, reason }, { as: by.as });
const sms = (event: Parameters<typeof shippedContent>[0], zh: string): TemplateContent => {
  const shipped = shippedContent(event);
  return { ...shipped, zh: { ...shipped.zh, sms: zh } };
};
async function inForce(event: Parameters<typeof shippedContent>[0], content: TemplateContent): Promise<TemplateVersionWhole> {
  const saved = whole(await save(liming, whole(await begin(liming, event)), content));
  return whole(await move(chen, whole(await move(liming, saved, 'proposal')), 'approval'));
}
async function told(c: Candidate): Promise<{ channel: string; template: string; text: string | undefined; to: string }[]> {
  const account = await t.inTx((tx) => findAccount(tx, t.kit.crypto, c.accountId));
  const of = (to: { phone: string } | { mail: string }) => t.inTx((tx) => readMessages(tx, t.kit.crypto, { to, limit: 50 }));
  return [...(await of({ phone: account?.phone ?? '' })), ...(await of({ mail: account?.mail ?? '' }))];
}
const tellZhang = (province: string | null) => t.inTx((tx) => tellAccount({ tx, kit: t.kit, now: t.clock.now(), province }, zhang.accountId, 'deadline_near', () => ({ exam: '一级建造师', todo: '缴费', until: '2026-08-20 17:00' })));

describe('the words of an event', () => {
  test('are written by one, approved by another and sent from then on; the message keeps which version it was', async () => {
    const drafted = whole(await begin(liming, 'deadline_near'));
    const saved = whole(await save(liming, drafted, sms('deadline_near', '{exam}：请{todo}，{until} 截止。')));
    const proposed = whole(await move(liming, saved, 'proposal'));
    expect(codes(await move(liming, proposed, 'approval'))).toEqual(['template.own_work']);
    await tellZhang(null);
    expect((await told(zhang))[0]?.text).toContain('尚未完成：缴费');
    const approved = whole(await move(chen, proposed, 'approval'));
    expect(approved.history.map((h) => [h.act, h.by])).toEqual([['begin', '李明'], ['save', '李明'], ['propose', '李明'], ['approve', '陈思远']]);
    await tellZhang(null);
    expect((await told(zhang))[0]?.text).toBe('【金榜】一级建造师：请缴费，2026-08-20 17:00 截止。');
    const { rows } = await t.asOwner(`select template_version_id from message where template = 'deadline_near' order by message_id`);
    expect(rows).toEqual([{ template_version_id: null }, { template_version_id: approved.id }]);
    expect((await t.page.get('/my/messages', { as: zhang.as })).body).toContain('您报考的一级建造师尚未完成：缴费');
  });

  test('are replaced by the next version; there is one draft at a time, and the older stays on record', async () => {
    await inForce('photo_approved', sms('photo_approved', '照片已通过。'));
    const second = whole(await begin(chen, 'photo_approved'));
    expect(second.content).toMatchObject({ zh: { sms: '照片已通过。' } });
    expect(codes(await begin(liming, 'photo_approved'))).toEqual(['template.draft_exists']);
    await move(liming, whole(await move(chen, second, 'proposal')), 'approval');
    const { versions } = must(await t.api.get('/api/staff/message-templates/photo_approved', { as: liming.as })).json<TemplateWhole>();
    expect(versions.map((v) => [v.number, v.state])).toEqual(expect.arrayContaining([[2, 'in_force'], [1, 'replaced']]));
  });

  test('with anything that stops them are saved but not proposed, every reason at once', async () => {
    const drafted = whole(await begin(liming, 'application_returned'));
    const saved = whole(await save(liming, drafted, sms('application_returned', '{exam}{password}：{reason} https://evil.example 【假】<img src=x>')));
    expect(codes(await move(liming, saved, 'proposal')).toSorted()).toEqual(['template.link_foreign', 'template.markup', 'template.placeholder_missing', 'template.placeholder_unknown', 'template.sign_inside']);
    expect(saved.closed.propose).toContain('https://evil.example');
    expect(codes(await save(liming, drafted, sms('application_returned', '迟了')))).toEqual(['template.changed_meanwhile']);
    expect(codes(await save(liming, saved, { kind: 'addition', zh: '咨询电话', en: 'Phone' }))).toEqual(['template.kind_wrong']);
    expect(whole(await move(liming, saved, 'withdrawal')).state).toBe('withdrawn');
  });

  test('two who approve at once: one of them does', async () => {
    const wang = await colleague(t, { name: '王芳', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
    const proposed = whole(await move(liming, whole(await begin(liming, 'appointment_booked')), 'proposal'));
    const both = await Promise.all([move(chen, proposed, 'approval'), move(wang, proposed, 'approval')]);
    expect(both.map((r) => r.status).toSorted()).toEqual([200, 409]);
    expect((await t.asOwner(`select count(*)::int as n from message_template_version where event = 'appointment_booked' and state = 'in_force'`)).rows).toEqual([{ n: 1 }]);
  });

  test('the table itself refuses an approver who wrote', async () => {
    const drafted = whole(await begin(liming, 'verification_done'));
    await expect(t.asOwner(`update message_template_version set state = 'in_force', approved_by_id = writer_ids[1], approved_at = now() where version_id = $1`, [drafted.id])).rejects.toThrow(/check/);
    await move(liming, drafted, 'withdrawal');
  });

  test('that are broken in the table stop nothing: the shipped ones are sent', async () => {
    await inForce('application_lapsed', sms('application_lapsed', '{exam}已失效。'));
    await t.asOwner(`update message_template_version set content = '{"kind":"words","zh":7}' where event = 'application_lapsed' and state = 'in_force'`);
    await t.asOwner(`update reference_edition set digest = 'other' where name = 'message-templates'`);
    await expect.poll(async () => {
      await t.inTx((tx) => tellAccount({ tx, kit: t.kit, now: t.clock.now() }, zhang.accountId, 'application_lapsed', () => ({ exam: '一级建造师' })));
      return (await told(zhang)).find((m) => m.template === 'application_lapsed')?.text;
    }, { interval: 500 }).toContain('视为自动放弃报名');
    await t.asOwner(`delete from message_template_version where event = 'application_lapsed'`);
  });
});

describe('channels', () => {
  test('a text message that is switched off leaves what stands on the site, mail beside it goes when it is on', async () => {
    await inForce('verification_done', { ...shippedContent('verification_done'), sms: false });
    const person = await readyCandidate(t, { name: '欧阳倩' });
    expect((await told(person)).filter((m) => m.template === 'verification_done')).toEqual([]);
    expect((await t.page.get('/my/messages', { as: person.as })).body).toContain('核验结果');
    await inForce('verification_done', { ...shippedContent('verification_done'), sms: true, mail: true });
    const other = await readyCandidate(t, { name: '阿依古丽·买买提' });
    const results = (await told(other)).filter((m) => m.template === 'verification_done');
    expect(new Set(results.map((m) => m.channel))).toEqual(new Set(['sms', 'mail']));
    expect((await t.page.get('/my/messages', { as: other.as })).body.match(/核验结果<\/a>/g)?.length).toBe(results.filter((m) => m.channel === 'sms').length);
  });

  test('what happened to an account is on its site from the first message: 注册成功', async () => {
    const person = await readyCandidate(t, { name: '王晓[沛]' });
    await t.inTx((tx) => queueMessage(tx, { crypto: t.kit.crypto, now: t.clock.now() }, { to: { phone: '13800139999' }, template: 'registered', params: { name: '王晓[沛]', phone: '138********' }, accountId: person.accountId }));
    expect((await t.page.get('/my/messages', { as: person.as })).body).toContain('注册成功');
  });
});

describe('a province', () => {
  test('adds its phone line below the nation’s words for its own applications, approved by a second person', async () => {
    expect(codes(await begin(shandong, 'deadline_near'))).toEqual(['template.foreign']);
    expect(codes(await begin(shandong, 'deadline_near', '36'))).toEqual(['template.foreign']);
    expect(codes(await begin(shandong, 'password_changed', '37'))).toEqual(['template.not_provincial']);
    const drafted = whole(await begin(shandong, 'deadline_near', '37'));
    expect((await t.api.get(`/api/staff/message-versions/${drafted.id}`, { as: jiangxi.as })).status).toBe(404);
    const saved = whole(await save(shandong, drafted, { kind: 'addition', zh: '咨询电话 0531-88597840。', en: 'Phone 0531-88597840.' }));
    const proposed = whole(await move(shandong, saved, 'proposal'));
    expect(codes(await move(shandong, proposed, 'approval'))).toEqual(['template.own_work']);
    expect(codes(await move(jiangxi, proposed, 'approval'))).toEqual(['template.not_found']);
    whole(await move(chen, proposed, 'approval'));
    await tellZhang('37');
    expect((await told(zhang))[0]?.text).toMatch(/咨询电话 0531-88597840。$/);
    await tellZhang('36');
    expect((await told(zhang))[0]?.text).not.toContain('0531');
  });
});

describe('before anything is sent', () => {
  test('a preview shows what a sample person would read, its parts and what speaks against it', async () => {
    const asked = { event: 'deadline_near', province: null, content: sms('deadline_near', '{exam}{until}{x}') };
    const read = must(await t.api.post('/api/staff/message-previews', asked, { as: shandong.as })).json<TemplateReading>();
    expect(read.zh.sms).toEqual({ text: '【金榜】一级建造师2026-08-20 17:00{x}', units: 28, parts: 1 });
    expect(read.findings.filter((f) => f.stops).map((f) => f.code).toSorted()).toEqual(['template.placeholder_missing', 'template.placeholder_unknown']);
    expect(codes(await t.api.post('/api/staff/message-previews', { ...asked, event: 'no_such_thing' }, { as: shandong.as }))).toEqual(['template.event_unknown']);
  });

  test('the list shows every event, what is in force and what is being worked on', async () => {
    const { events, mayWriteNational } = must(await t.api.get('/api/staff/message-templates', { as: shandong.as })).json<TemplateList>();
    expect(mayWriteNational).toBe(false);
    expect(events.length).toBeGreaterThan(30);
    expect(events.find((e) => e.event === 'deadline_near')).toMatchObject({ sms: true, inbox: true, additions: 1, inForce: { number: 1 } });
    expect(events.find((e) => e.event === 'code_recover')).toMatchObject({ secret: true, inbox: false });
  });
});
