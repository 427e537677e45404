import { z } from 'zod';
import { beijingTime } from '#contracts/dates.ts';
import { TemplateWork, worksOn, type TemplateLine } from '#contracts/message-templates.ts';
import { defineList, wholePart, type ListReading } from '#server/platform/lists/list-source.ts';
import { viewTemplates } from './present-template.ts';

const Filters = z.object({ group: z.string().max(40).optional(), work: TemplateWork.optional() });
const WORK = { in_work: { zh: '正在修改', en: 'being worked on' }, rewritten: { zh: '已改写', en: 'rewritten' }, shipped: { zh: '仍用随程序发布的文字', en: 'still as shipped' } };
const CHANNELS = { sms: { zh: '短信', en: 'text message' }, mail: { zh: '邮件', en: 'mail' }, inbox: { zh: '站内消息', en: 'on the site' } };

/** 消息模板: every event with its words and what is being worked on. */
export const templateList = defineList({
  name: 'messages.templates', title: { zh: '消息模板', en: 'Message templates' }, access: ['message.edit'], filters: Filters,
  columns: { event: { zh: '消息', en: 'Message' }, group: { zh: '类别', en: 'Kind' }, text: { zh: '短信文字', en: 'Text message' }, channels: { zh: '渠道', en: 'Channels' }, version: { zh: '生效版本', en: 'Version in force' }, additions: { zh: '省份附加', en: 'Additions of provinces' }, open: { zh: '未办结的版本', en: 'Open versions' }, changed: { zh: '最近修改', en: 'Changed at' } },
  describe: async (reading, f) => [(await events(reading, { group: f.group })).find((e) => e.group === f.group)?.groupText, f.work && WORK[f.work][reading.lang]],
  count: async (reading, f) => (await events(reading, f)).length,
  part: async (reading, f, after) => wholePart((await events(reading, f)).map((e) => row(e, reading)), after),
});

async function events({ tx, now, lang, kit, by }: ListReading, f: z.output<typeof Filters>): Promise<TemplateLine[]> {
  const all = await viewTemplates({ tx, now, lang, siteUrl: kit.settings.publicUrl, by: { staffId: by.staffId, name: '', jurisdiction: by.jurisdiction } });
  return all.events.filter((e) => (f.group === undefined || e.group === f.group) && (f.work === undefined || worksOn(e, f.work)));
}

function row(e: TemplateLine, { lang }: ListReading) {
  const changed = [...e.open, ...(e.inForce ? [e.inForce] : [])].map((v) => v.changedAt);
  return {
    event: e.name, group: e.groupText, text: e.text, channels: (['sms', 'mail', 'inbox'] as const).filter((c) => e[c]).map((c) => CHANNELS[c][lang]).join('、'), version: e.inForce ? String(e.inForce.number) : '', additions: String(e.additions),
    open: e.open.map((v) => `#${String(v.number)} ${v.writtenBy}`).join('、'), changed: changed.length === 0 ? '' : beijingTime(Math.max(...changed)),
  };
}
