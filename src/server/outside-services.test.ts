import { randomBytes } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { outsideServiceName } from '#contracts/outside-services.ts';
import { openOutsideWorld } from './outside-world.ts';
import { serviceOf } from './modules/notices/index.ts';
import { systemClock } from './platform/clock/clock.ts';
import { readSettings } from './platform/config/settings.ts';
import { openOutside } from './platform/outside/outside.ts';

const PROVIDERS = { STAFF_SSO: 'https://sso.example.cn', STAFF_SSO_CLIENT: 'jinbang', STAFF_SSO_SECRET: 'a-secret-of-two-houses-32-letters-long', GOV_IDENTITY: 'https://gov.example.cn', GOV_IDENTITY_CLIENT: 'jinbang', GOV_IDENTITY_SECRET: 'a-secret-of-two-houses-32-letters-long', GOV_IDENTITY_ACR: 'L3' };

test('every outside service this program opens has words in both languages', () => {
  const outside = openOutside();
  const world = openOutsideWorld({ settings: readSettings({ MODE: 'test', DATA_DIR: '/nowhere', SECRET_KEYS: `1:${randomBytes(32).toString('base64')}`, ...PROVIDERS }), clock: systemClock, outside });
  const names = [...new Set([...outside.standings().map((s) => s.service), ...[...world.messages.sms, ...world.messages.mail].map(serviceOf), 'storage'])].toSorted();
  expect(names).toEqual(expect.arrayContaining(['mail:stand-in', 'registry:credit', 'registry:identity', 'scanner', 'sso:government', 'sso:staff', 'storage', 'webhook']));
  for (const name of names) for (const lang of ['zh', 'en'] as const) expect(outsideServiceName(name, lang), `${name} ${lang}`).not.toBe(name);
});

test('and none is written anywhere in the sources that has none', () => {
  const said = globSync('src/server/{modules,platform}/**/*.ts').filter((file) => !file.endsWith('.test.ts')).map((file) => readFileSync(file, 'utf8')).filter((text) => /outside\.ask|outside\.know/.test(text))
    .flatMap((text) => [...text.matchAll(/(?:service: (?:service \?\? )?|service = |know\(|Service => )['`]([a-z-]+)/g)].map(([, name = '']) => name));
  expect(new Set(said)).toEqual(new Set(['storage', 'scanner', 'webhook', 'registry', 'pay']));
  for (const kind of said) expect(outsideServiceName(kind, 'en'), kind).not.toBe(kind);
});
