import { createHash } from 'node:crypto';
import { z } from 'zod';
import { beijingDay } from '#contracts/dates.ts';
import { fromBeijingText } from '../../carriers/beijing-text.ts';
import { jsonOf, outcomeOfStatus, postToCarrier, type Line } from '../../carriers/carrier-http.ts';
import type { AliyunSettings } from '../../carriers/carrier-settings.ts';
import { no, type Asked, type Carrier, type MessageToSend, type Outcome, type Report } from '../../carriers/carrier.ts';
import { registeredFor } from '../../carriers/registered-templates.ts';
import { aliyunOutcome, aliyunReportReason } from './aliyun-codes.ts';
import { signAcs3 } from './sign-acs3.ts';

const VERSION = '2017-05-25';
/** A value of a variable at the longest. */
const LONGEST = 35;

const Answer = z.object({ Code: z.string(), BizId: z.string().optional() });
const Details = z.object({ Code: z.string(), SmsSendDetailDTOs: z.object({ SmsSendDetailDTO: z.array(z.object({ OutId: z.string().optional(), BizId: z.string().optional() })) }).optional() });
const ReportItem = z.object({
  phone_number: z.string().max(20), report_time: z.string(), success: z.boolean(), err_code: z.string().max(60).nullish(), biz_id: z.string().min(1).max(120), out_id: z.string().max(64).nullish(), sms_size: z.string().nullish(),
});

/** 阿里云短信服务 (Dysmsapi 2017-05-25): SendSms by registered templates, our id as OutId; SmsReport in HTTP batches; QuerySendDetails about a try whose answer was lost. */
export function aliyunSms(settings: AliyunSettings, now: () => number = Date.now): Carrier {
  const words = (message: Pick<MessageToSend, 'event' | 'lang' | 'params'> & { subject?: string }) => registeredFor(settings.templates, message, LONGEST);
  return {
    name: settings.name, kind: 'aliyun', channel: 'sms', standIn: false,
    takes: (message) => words(message) !== undefined,
    async send(message, signal) {
      const said = words(message);
      if (!said) return no('other', 'no_template');
      const query = { PhoneNumbers: message.to, SignName: settings.signName, TemplateCode: said.id, TemplateParam: JSON.stringify(Object.fromEntries(said.values)), OutId: message.id };
      return outcomeOf(await call(settings, 'SendSms', query, now(), signal));
    },
    async ask({ id, to }, since) {
      const days = new Set([beijingDay(since), beijingDay(now())]);
      const answers = await Promise.all([...days].map((day) => call(settings, 'QuerySendDetails', { PhoneNumber: to, SendDate: day.replaceAll('-', ''), PageSize: '50', CurrentPage: '1' }, now())));
      return askedOf(answers, id);
    },
    readReport,
  };
}

async function call(settings: AliyunSettings, action: string, query: Record<string, string>, now: number, signal?: AbortSignal): Promise<Line> {
  const url = new URL(settings.endpoint);
  const signed = signAcs3({ host: url.host, action, version: VERSION, query, accessKeyId: settings.accessKeyId, accessKeySecret: settings.accessKeySecret, now });
  return postToCarrier(`${url.origin}/?${signed.query}`, { ...signed.headers, accept: 'application/json' }, '', signal);
}

function outcomeOf(line: Line): Outcome {
  if (!line.answered) return line.outcome;
  const answer = Answer.safeParse(jsonOf(line.text));
  if (!answer.success) return line.status < 400 ? no('unclear', 'no_answer', true) : outcomeOfStatus(line.status);
  if (answer.data.Code !== 'OK') return aliyunOutcome(answer.data.Code);
  return answer.data.BizId === undefined ? no('unclear', 'no_answer', true) : { taken: true, reference: answer.data.BizId };
}

function askedOf(lines: readonly Line[], id: string): Asked {
  const read = lines.map((line) => (line.answered ? Details.safeParse(jsonOf(line.text)).data : undefined));
  if (!read.every((details) => details?.Code === 'OK')) return undefined;
  const found = read.flatMap((details) => details?.SmsSendDetailDTOs?.SmsSendDetailDTO ?? []).find((one) => one.OutId === id);
  return found ? { known: true, reference: found.BizId ?? '' } : { known: false };
}

function readReport(item: unknown): Report | undefined {
  const parsed = ReportItem.safeParse(item);
  const at = parsed.data && fromBeijingText(parsed.data.report_time);
  if (!parsed.success || at === undefined) return undefined;
  const { biz_id, out_id, phone_number, success, err_code } = parsed.data;
  return {
    about: { messageId: out_id ?? undefined, reference: biz_id }, recipient: phone_number, status: success ? 'delivered' : 'failed', reason: success ? null : aliyunReportReason(err_code ?? ''), at,
    // the carrier repeats reports and gives them no number: the same report is the same words
    receiptId: createHash('sha256').update(JSON.stringify([biz_id, phone_number, success, err_code, at])).digest('hex'),
  };
}
