import type { Lang } from './refusals.ts';
import type { Words } from './words.ts';

/** What each kind of outside service is called (外部服务). A service's name is a kind, or a kind and which of it; the type lets no adapter use a kind without words. */
export const OUTSIDE_KINDS = {
  sms: { zh: '短信通道', en: 'Text messages' }, mail: { zh: '邮件通道', en: 'Mail' }, registry: { zh: '核验库', en: 'Registry' }, pay: { zh: '支付渠道', en: 'Payment channel' },
  scanner: { zh: '查毒', en: 'Malware scan' }, storage: { zh: '文件存储', en: 'File storage' }, webhook: { zh: '对接系统推送', en: 'Messages to outside systems' }, sso: { zh: '统一身份认证', en: 'Single sign-on' }, fiscal: { zh: '财政电子票据平台', en: 'Fiscal e-receipt platform' },
} as const satisfies Record<string, Words>;
export type OutsideKind = keyof typeof OUTSIDE_KINDS;

/** The name of an outside service: `storage`, `sms:aliyun`. */
export type OutsideService = OutsideKind | `${OutsideKind}:${string}`;

/** Those of a kind that have words of their own. */
const NAMED: Partial<Record<OutsideService, Words>> = {
  'registry:identity': { zh: '身份核验库', en: 'Registry of identities' }, 'registry:education': { zh: '学历核验库', en: 'Registry of education' }, 'registry:degree': { zh: '学位核验库', en: 'Registry of degrees' },
  'registry:title': { zh: '职称核验库', en: 'Registry of professional titles' }, 'registry:credit': { zh: '信用平台', en: 'Credit platform' },
  'sso:staff': { zh: '工作人员统一身份认证', en: 'Single sign-on of staff' }, 'sso:government': { zh: '政务服务平台登录', en: 'Sign-in by the government platform' },
};

/** A service in words and by its name, as logs and alerts have it; a name of an older version of the program stands alone. */
export function outsideServiceName(service: string, lang: Lang): string {
  const [kind] = service.split(':');
  const words = Object.entries(NAMED).find(([name]) => name === service)?.[1] ?? Object.entries(OUTSIDE_KINDS).find(([name]) => name === kind)?.[1];
  return words ? `${words[lang]} · ${service}` : service;
}
