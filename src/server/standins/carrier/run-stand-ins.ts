import type { FastifyInstance } from 'fastify';
import type { AliyunSettings, TencentSettings } from '#server/platform/carriers/carrier-settings.ts';
import { aliyunApp } from './aliyun-app.ts';
import { USUAL, type ProviderMessage, type ProviderMood } from './provider-mood.ts';
import { tencentApp } from './tencent-app.ts';

export type RunningProvider<S> = { settings: S; mood: ProviderMood; taken: ProviderMessage[]; close(): Promise<void> };

const SIGN = '金榜';

async function listen(app: FastifyInstance): Promise<string> {
  return app.listen({ host: '127.0.0.1', port: 0 });
}

/** 阿里云短信 on this machine: with it the settings by which an adapter reaches it. */
export async function runAliyun(announce?: (message: ProviderMessage) => void): Promise<RunningProvider<AliyunSettings>> {
  const mood = { ...USUAL };
  const taken: ProviderMessage[] = [];
  const keys = { accessKeyId: 'LTAI-stand-in', accessKeySecret: 'a secret of the stand-in' };
  const app = aliyunApp({ ...keys, signName: SIGN, templates: { SMS_1: ['code', 'minutes'], SMS_2: ['exam', 'todo', 'until'], SMS_9: ['subject'] }, mood, taken, ...(announce && { announce }) });
  const endpoint = await listen(app);
  const settings: AliyunSettings = {
    name: 'aliyun', kind: 'aliyun', endpoint, ...keys, signName: SIGN, reportsFrom: [],
    templates: { code_register: { id: 'SMS_1', params: ['code', 'minutes'] }, code_recover: { id: 'SMS_1', params: ['code', 'minutes'] }, deadline_near: { id: 'SMS_2', params: ['exam', 'todo', 'until'] }, '*': { id: 'SMS_9', params: ['subject'] } },
  };
  return { settings, mood, taken, close: () => app.close() };
}

/** 腾讯云短信 on this machine. */
export async function runTencent(announce?: (message: ProviderMessage) => void): Promise<RunningProvider<TencentSettings>> {
  const mood = { ...USUAL };
  const taken: ProviderMessage[] = [];
  const keys = { secretId: 'AKID-stand-in', secretKey: 'a secret of the stand-in' };
  const app = tencentApp({ ...keys, sdkAppId: '1400006666', signName: SIGN, templates: { 1110: 2, 1111: 3, 1119: 1 }, mood, taken, ...(announce && { announce }) });
  const endpoint = await listen(app);
  const settings: TencentSettings = {
    name: 'tencent', kind: 'tencent', endpoint, region: 'ap-guangzhou', ...keys, sdkAppId: '1400006666', signName: SIGN, reportsFrom: [],
    templates: { code_register: { id: '1110', params: ['code', 'minutes'] }, code_recover: { id: '1110', params: ['code', 'minutes'] }, deadline_near: { id: '1111', params: ['exam', 'todo', 'until'] }, '*': { id: '1119', params: ['subject'] } },
  };
  return { settings, mood, taken, close: () => app.close() };
}
