import { expect, test } from 'vitest';
import { totpUri } from './totp.ts';

const issuerOf = (installation: string | undefined) => new URL(totpUri('JBSWY3DPEHPK3PXP', 'shilei', installation)).searchParams.get('issuer');

test('an authenticator’s entry bears the name of the installation, or the software’s where it has none', () => {
  expect(issuerOf('省考报名网')).toBe('省考报名网');
  expect(issuerOf('报名网：省考')).toBe('报名网 省考');
  expect(issuerOf(undefined)).toBe('金榜 Jinbang');
  expect(issuerOf('：')).toBe('金榜 Jinbang');
});
