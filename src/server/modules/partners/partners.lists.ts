import { z } from 'zod';
import { beijingTime } from '#contracts/dates.ts';
import { DELIVERY_STATE_WORDS, DeliveryState } from '#contracts/partner-hooks.ts';
import { PARTNER_EVENT_WORDS } from '#contracts/partners.ts';
import { defineList, type ListReading } from '#server/platform/lists/list-source.ts';
import { countDeliveries, listDeliveries } from './hooks/deliveries.store.ts';
import { findHook } from './hooks/hooks.store.ts';
import type { PartnersEnv } from './partners-env.ts';
import { countPartners, findPartner, pageOfPartners } from './partners.store.ts';

const see = ['partner.see'] as const;

/** 对接系统名单. */
const partnerList = (env: PartnersEnv) => defineList({
  name: 'partners.partners', title: { zh: '对接系统', en: 'Outside systems' }, access: see, filters: z.object({}),
  columns: { name: { zh: '名称', en: 'Name' }, place: { zh: '范围', en: 'Reach' }, contact: { zh: '联系人', en: 'Contact' }, live: { zh: '有效密钥', en: 'Live keys' }, waiting: { zh: '待办密钥', en: 'Waiting keys' }, paused: { zh: '暂停的订阅', en: 'Paused subscriptions' }, used: { zh: '最近使用', en: 'Last used' } },
  count: ({ tx, by }) => countPartners(tx, by.jurisdiction),
  part: async ({ tx, by, lang, now }, _, after, limit) => {
    const found = await pageOfPartners(tx, by.jurisdiction, after, limit, now);
    const rows = [];
    for (const p of found) rows.push({ name: p.name, place: await env.nameJurisdiction(tx, p.jurisdiction, lang), contact: p.contact, live: String(p.liveKeys), waiting: String(p.waitingKeys), paused: String(p.pausedHooks), used: p.lastUsedAt === null ? '' : beijingTime(p.lastUsedAt) });
    return { rows, last: found.at(-1)?.id };
  },
});

/** 事件推送记录, of one subscription. */
const deliveryList = defineList({
  name: 'partners.deliveries', title: { zh: '事件推送记录', en: 'Webhook deliveries' }, access: see, filters: z.object({ hook: z.uuid(), state: DeliveryState.optional() }),
  columns: { at: { zh: '时间', en: 'At' }, event: { zh: '事件', en: 'Event' }, subject: { zh: '对象', en: 'Subject' }, state: { zh: '状态', en: 'State' }, tries: { zh: '次数', en: 'Tries' }, answer: { zh: '回应', en: 'Answer' }, done: { zh: '送达时间', en: 'Delivered' } },
  count: async ({ tx, by }, f) => ((await maySee({ tx, by }, f.hook)) ? countDeliveries(tx, f.hook, f.state) : 0),
  part: async ({ tx, by, lang }, f, after, limit) => {
    const found = (await maySee({ tx, by }, f.hook)) ? await listDeliveries(tx, f.hook, f.state, after, limit) : [];
    return {
      rows: found.map((d) => ({ at: beijingTime(d.madeAt), event: PARTNER_EVENT_WORDS[d.event][lang], subject: d.subject, state: DELIVERY_STATE_WORDS[d.state][lang], tries: String(d.tries), answer: d.answerStatus === null ? (d.answer ?? '') : String(d.answerStatus), done: d.deliveredAt === null ? '' : beijingTime(d.deliveredAt) })),
      last: found.at(-1)?.id,
    };
  },
});

async function maySee({ tx, by }: Pick<ListReading, 'tx' | 'by'>, hookId: string): Promise<boolean> {
  const hook = await findHook(tx, hookId);
  return hook !== undefined && (await findPartner(tx, by.jurisdiction, hook.partnerId)) !== undefined;
}

/** What of outside systems can leave the house. */
export const partnerLists = (env: PartnersEnv) => [partnerList(env), deliveryList];
