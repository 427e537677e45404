import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openRegistries } from './open-registries.ts';
import { openOutside } from './platform/outside/outside.ts';

const STAND_IN = { kind: 'stand-in' } as const;
const zhang = { name: '张伟', documentType: 'resident_id', documentNumber: '110105198903121014' };

describe('the registries the settings choose', () => {
  test('the stand-in answers, misbehaves on demand and learns people', async () => {
    const { ports, standIn } = openRegistries({ mode: 'demo', identityRegistry: STAND_IN, educationRegistry: STAND_IN, titleRegistry: STAND_IN, creditPlatform: STAND_IN }, openOutside({ rule: 'off' }));
    const ask = (name = '张伟') => ports.identity.ask({ ...zhang, name, requestId: randomUUID() });
    expect(await ask()).toMatchObject({ kind: 'answered', verdict: 'passed' });
    await standIn?.behave({ identity: { mode: 'busy', delayMs: 0 } });
    expect(await ask()).toEqual({ kind: 'no_answer', why: 'busy' });
    await standIn?.behave({ identity: { mode: 'normal', delayMs: 0 } });
    await standIn?.addPeople([{ name: '张玮', documentNumber: zhang.documentNumber, status: 'current', earlierNumbers: [], educations: [], degrees: [], titles: [], credit: [] }]);
    expect(await ask('张玮')).toMatchObject({ kind: 'answered', verdict: 'passed' });
    expect(await ask()).toMatchObject({ kind: 'answered', verdict: 'failed', reason: 'name_mismatch' });
  });

  test('production refuses the stand-in, for one registry as for both', () => {
    const real = { kind: 'real', url: 'https://registry.example.cn', key: 'a-key-of-sixteen-or-more' } as const;
    expect(() => openRegistries({ mode: 'production', identityRegistry: STAND_IN, educationRegistry: STAND_IN, titleRegistry: STAND_IN, creditPlatform: STAND_IN }, openOutside({ rule: 'off' }))).toThrow('real registries');
    expect(() => openRegistries({ mode: 'production', identityRegistry: real, educationRegistry: STAND_IN, titleRegistry: real, creditPlatform: real }, openOutside({ rule: 'off' }))).toThrow('real registries');
    expect(() => openRegistries({ mode: 'production', identityRegistry: real, educationRegistry: real, titleRegistry: STAND_IN, creditPlatform: real }, openOutside({ rule: 'off' }))).toThrow('real registries');
    const none = { kind: 'none' } as const;
    const { ports, credit, standIn } = openRegistries({ mode: 'production', identityRegistry: real, educationRegistry: real, titleRegistry: none, creditPlatform: none }, openOutside({ rule: 'off' }));
    expect([ports.title, credit, standIn]).toEqual([undefined, undefined, undefined]);
  });
});
