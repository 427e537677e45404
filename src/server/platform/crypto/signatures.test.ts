import { expect, test } from 'vitest';
import { createSignatures, isSignedBy } from './signatures.ts';

const secrets = new Map([[1, Buffer.alloc(32, 1)], [3, Buffer.alloc(32, 3)]]);
const signatures = createSignatures(secrets);

test('the newest key signs, and its public half alone proves it', () => {
  const signature = signatures.sign('准考证 27034370100101');
  expect(signatures.newest).toBe(3);
  expect(isSignedBy(signatures.publicKeys.get(3) ?? Buffer.alloc(32), '准考证 27034370100101', signature)).toBe(true);
  expect(isSignedBy(signatures.publicKeys.get(1) ?? Buffer.alloc(32), '准考证 27034370100101', signature)).toBe(false);
  expect(isSignedBy(signatures.publicKeys.get(3) ?? Buffer.alloc(32), '准考证 27034370100102', signature)).toBe(false);
});

test('the same secret gives the same key in every process, another secret another', () => {
  expect(createSignatures(secrets).publicKeys).toEqual(signatures.publicKeys);
  expect(signatures.publicKeys.get(1)).not.toEqual(signatures.publicKeys.get(3));
  expect(signatures.publicKeys.get(1)).toHaveLength(32);
});
