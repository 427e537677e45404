import { describe, expect, test } from 'vitest';
import { openBank } from './open-bank.ts';
import { virtualClock } from './platform/clock/clock.ts';

const secretKeys = new Map([[1, Buffer.alloc(32, 7)]]);
const at = { publicUrl: 'http://127.0.0.1:8080', secretKeys };
const REAL = { kind: 'real', url: 'https://pay.example.gov.cn/api', key: 'x'.repeat(16) } as const;

describe('the payment channel the settings choose', () => {
  test('the stand-in stands on our own address, so that no page has to allow another', () => {
    const { gateway, standIn } = openBank({ ...at, mode: 'demo', paymentGateway: { kind: 'stand-in' } }, virtualClock());
    expect(gateway.origin).toBe('http://127.0.0.1:8080');
    expect(standIn).toBeTypeOf('function');
  });

  test('production refuses the stand-in, and mounts nothing beside the real one', () => {
    expect(() => openBank({ ...at, mode: 'production', paymentGateway: { kind: 'stand-in' } }, virtualClock())).toThrow('real payment channel');
    const { gateway, standIn } = openBank({ ...at, mode: 'production', paymentGateway: REAL }, virtualClock());
    expect([gateway.origin, standIn]).toEqual(['https://pay.example.gov.cn', undefined]);
  });
});
