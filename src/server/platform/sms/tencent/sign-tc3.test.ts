import { expect, test } from 'vitest';
import { signTc3 } from './sign-tc3.ts';

test('signs as the document’s own example does (DescribeInstances, 签名方法 v3)', () => {
  const { authorization, timestamp } = signTc3({
    host: 'cvm.tencentcloudapi.com', service: 'cvm', secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE', secretKey: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE', now: 1_551_113_065_000,
    body: '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
  });
  expect(timestamp).toBe('1551113065');
  expect(authorization).toBe('TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168');
});
