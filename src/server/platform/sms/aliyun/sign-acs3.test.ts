import { expect, test } from 'vitest';
import { signAcs3 } from './sign-acs3.ts';

test('signs as the document’s own example (固定参数示例) does', () => {
  const { headers, query } = signAcs3({
    host: 'ecs.cn-shanghai.aliyuncs.com', action: 'RunInstances', version: '2014-05-26', accessKeyId: 'YourAccessKeyId', accessKeySecret: 'YourAccessKeySecret',
    query: { RegionId: 'cn-shanghai', ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd' }, now: Date.parse('2023-10-26T10:22:32Z'), nonce: '3156853299f313e23d1673dc12e1703d',
  });
  expect(query).toBe('ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai');
  expect(headers['authorization']).toBe('ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0');
});

test('what stands in the query is encoded once, by RFC 3986, and sorted', () => {
  const { query } = signAcs3({ host: 'h', action: 'SendSms', version: 'v', accessKeyId: 'a', accessKeySecret: 'b', now: 0, query: { TemplateParam: '{"name":"𠮷田 (*)"}', SignName: '金榜' } });
  expect(query).toBe('SignName=%E9%87%91%E6%A6%9C&TemplateParam=%7B%22name%22%3A%22%F0%A0%AE%B7%E7%94%B0%20%28%2A%29%22%7D');
});
