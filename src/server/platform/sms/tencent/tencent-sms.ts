import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import { fromBeijingText } from '../../carriers/beijing-text.ts';
import { jsonOf, outcomeOfStatus, postToCarrier, type Line } from '../../carriers/carrier-http.ts';
import type { TencentSettings } from '../../carriers/carrier-settings.ts';
import { no, type Asked, type Carrier, type MessageToSend, type Outcome, type Report } from '../../carriers/carrier.ts';
import { registeredFor } from '../../carriers/registered-templates.ts';
import { tencentOutcome, tencentReportReason } from './tencent-codes.ts';
import { signTc3, TC3_CONTENT_TYPE } from './sign-tc3.ts';

const VERSION = '2021-01-11';
const CHINA = '+86';

const Fault = z.object({ Response: z.object({ Error: z.object({ Code: z.string() }) }) });
const Sent = z.object({ Response: z.object({ SendStatusSet: z.array(z.object({ SerialNo: z.string(), Code: z.string() })).min(1) }) });
const Statuses = z.object({ Response: z.object({ PullSmsSendStatusSet: z.array(z.object({ SerialNo: z.string(), SessionContext: z.string().optional() })) }) });
const ReportItem = z.object({ user_receive_time: z.string(), nationcode: z.string().max(6), mobile: z.string().max(20), report_status: z.enum(['SUCCESS', 'FAIL']), errmsg: z.string().max(60), sid: z.string().min(1).max(120) });

/** 腾讯云短信 (2021-01-11): SendSms by registered templates, our id as SessionContext; the status callback; PullSmsSendStatusByPhoneNumber about a try whose answer was lost. */
export function tencentSms(settings: TencentSettings, now: () => number = Date.now): Carrier {
  const words = (message: Pick<MessageToSend, 'event' | 'lang' | 'params'> & { subject?: string }) => registeredFor(settings.templates, message, settings.longestValue);
  return {
    name: settings.name, kind: 'tencent', channel: 'sms', standIn: false,
    takes: (message) => words(message) !== undefined,
    async send(message, signal) {
      const said = words(message);
      if (!said) return no('other', 'no_template');
      const body = { PhoneNumberSet: [`${CHINA}${message.to}`], SmsSdkAppId: settings.sdkAppId, SignName: settings.signName, TemplateId: said.id, TemplateParamSet: said.values.map(([, value]) => value), SessionContext: message.id };
      return outcomeOf(await call(settings, 'SendSms', body, now(), signal));
    },
    async ask({ id, to }, since) {
      const body = { SmsSdkAppId: settings.sdkAppId, PhoneNumber: `${CHINA}${to}`, SendDateTime: Math.floor(since / 1000) - 60, EndDateTime: Math.floor(now() / 1000) + 60, Offset: 0, Limit: 100 };
      return askedOf(await call(settings, 'PullSmsSendStatusByPhoneNumber', body, now()), id);
    },
    readReport: (item) => readReport(item, now()),
  };
}

async function call(settings: TencentSettings, action: string, content: object, now: number, signal?: AbortSignal): Promise<Line> {
  const url = new URL(settings.endpoint);
  const body = JSON.stringify(content);
  const { authorization, timestamp } = signTc3({ host: url.host, service: 'sms', body, secretId: settings.secretId, secretKey: settings.secretKey, now });
  return postToCarrier(`${url.origin}/`, {
    'content-type': TC3_CONTENT_TYPE, authorization, 'x-tc-action': action, 'x-tc-version': VERSION, 'x-tc-timestamp': timestamp, 'x-tc-region': settings.region, 'x-tc-language': 'zh-CN',
  }, body, signal);
}

function outcomeOf(line: Line): Outcome {
  if (!line.answered) return line.outcome;
  const said = jsonOf(line.text);
  const fault = Fault.safeParse(said);
  if (fault.success) return tencentOutcome(fault.data.Response.Error.Code);
  const [sent] = Sent.safeParse(said).data?.Response.SendStatusSet ?? [];
  if (!sent) return line.status < 400 ? no('unclear', 'no_answer', true) : outcomeOfStatus(line.status);
  return sent.Code === 'Ok' ? { taken: true, reference: sent.SerialNo } : tencentOutcome(sent.Code);
}

function askedOf(line: Line, id: string): Asked {
  const read = line.answered ? Statuses.safeParse(jsonOf(line.text)).data : undefined;
  if (!read) return undefined;
  const set = read.Response.PullSmsSendStatusSet;
  const found = set.find((one) => one.SessionContext === id);
  if (found) return { known: true, reference: found.SerialNo };
  // only what has a status is told, and one without our words says nothing about ours
  return undefined;
}

function readReport(item: unknown, now: Instant): Report | undefined {
  const parsed = ReportItem.safeParse(item);
  if (!parsed.success || parsed.data.nationcode.replace('+', '') !== '86') return undefined;
  const { sid, mobile, report_status, errmsg, user_receive_time } = parsed.data;
  const failed = report_status === 'FAIL';
  // nobody received what failed: its moment may be missing, and is then that of the report
  const at = fromBeijingText(user_receive_time) ?? (failed ? now : undefined);
  if (at === undefined) return undefined;
  return {
    about: { messageId: undefined, reference: sid }, recipient: mobile, status: failed ? 'failed' : 'delivered', reason: failed ? tencentReportReason(errmsg) : null, at,
    receiptId: createHash('sha256').update(JSON.stringify([sid, mobile, report_status, errmsg, user_receive_time])).digest('hex'),
  };
}
