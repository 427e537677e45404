import { expect, test } from 'vitest';
import { ownAddress } from './own-address.ts';

test('only this machine is put under load', () => {
  expect(ownAddress('http://127.0.0.1:8080/x')).toEqual({ origin: 'http://127.0.0.1:8080', port: 8080 });
  for (const other of ['http://192.168.1.4:8080', 'https://127.0.0.1', 'http://127.0.0.1.example.cn', 'http://user@example.cn#127.0.0.1', 'http://[::1]:8080', 'http://localhost:8080', 'file:///etc', 'nonsense']) {
    expect(ownAddress(other)).toHaveProperty('no');
  }
});
