import { z } from 'zod';
import { AskTestCode, ConfirmTestContact, SendTrial, TestContacts } from '#contracts/message-trials.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { askTestCode, confirmTestContact, viewTestContacts } from './confirm-contact.ts';
import { sendTrial } from './send-trial.ts';

const access = { staff: 'message.edit' } as const;

const contacts = defineEndpoint({
  method: 'GET', path: '/api/staff/test-contacts', summary: '本人接收测试消息的联系方式', access, audit: null, limit: 'read', seeAs: 'closed', output: TestContacts,
  handle: async ({ tx, kit, actor }) => ok(await viewTestContacts(tx, kit.crypto, actor.staffId)),
});
const ask = defineEndpoint({
  method: 'POST', path: '/api/staff/test-contact-codes', summary: '向本人的测试联系方式发送验证码', access, audit: 'message.test_contact_code', limit: 'code', body: AskTestCode, output: z.object({ againAt: z.number() }),
  handle: async ({ tx, kit, now, visitor, actor, note }, { body }) => {
    note({ subject: `staff:${actor.staffId}`, after: { channel: body.contact.channel } });
    return askTestCode(tx, { crypto: kit.crypto, now, ip: visitor.ip, lang: visitor.lang }, actor.staffId, body.contact);
  },
});
const confirm = defineEndpoint({
  method: 'POST', path: '/api/staff/test-contacts', summary: '以验证码确认本人的测试联系方式', access, audit: 'message.test_contact', limit: 'code', body: ConfirmTestContact, output: TestContacts,
  handle: async ({ tx, kit, now, actor, note }, { body }) => {
    note({ subject: `staff:${actor.staffId}`, after: { channel: body.contact.channel } });
    const done = await confirmTestContact(tx, { crypto: kit.crypto, now }, actor.staffId, body);
    return done.ok ? ok(await viewTestContacts(tx, kit.crypto, actor.staffId)) : done;
  },
});
const send = defineEndpoint({
  method: 'POST', path: '/api/staff/message-trials', summary: '试发消息到本人已确认的联系方式', access, audit: 'message.trial', limit: 'code', body: SendTrial, output: z.object({ to: z.string().nullable() }),
  handle: async ({ tx, kit, now, actor, note }, { body }) => {
    note({ subject: body.words.kind === 'template' ? `template-event:${body.words.event}` : 'notices', after: { channel: body.channel, lang: body.lang } });
    const done = await sendTrial({ tx, now, crypto: kit.crypto, siteUrl: kit.settings.publicUrl, staffId: actor.staffId }, body);
    return done.ok ? ok({ to: (await viewTestContacts(tx, kit.crypto, actor.staffId))[body.channel] }) : done;
  },
});

/** Test sends (试发): the officer's own contacts, and sending to them. */
export const trialEndpoints = [contacts, ask, confirm, send];
