import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identityIn, wayOf, type GovernmentIdentity } from './government-identity.ts';

const token = (claims: Record<string, unknown>, acr: string | undefined = 'L3') => ({ acr, claims });
const whole = { name: '欧阳倩', document_number: '37010219920725002x', phone_number: '+8613800130001' };
const ouyang: GovernmentIdentity = { name: '欧阳倩', documentType: 'resident_id', documentNumber: '37010219920725002X', phone: '13800130001', level: 'L3' };

describe('a verified identity', () => {
  test('is read with its number in capitals and its phone plain', () => { expect(identityIn(token(whole), ['L3'])).toEqual({ identity: ouyang }); });
  test.each([
    [token(whole, 'L1'), ['government.level_low']], [{ acr: undefined, claims: whole }, ['government.level_low']], [token({ ...whole, name: ' ' }), ['government.no_document']], [token({ name: '张伟' }), ['government.no_document']], [token({ ...whole, document_type: 'library_card' }), ['government.no_document']],
    [token({ name: 7 }, 'L1'), ['government.level_low', 'government.no_document']],
  ])('is none in %j', (found, codes) => {
    const read = identityIn(found, ['L3', 'L4']);
    expect('refusals' in read && read.refusals.map((r) => r.code)).toEqual(codes);
  });
});

describe('the way', () => {
  test.each([
    [{ linked: true, accountOfPerson: undefined, documentKnown: true }, 'in'], [{ linked: false, accountOfPerson: { phone: '13800130001' }, documentKnown: true }, 'in'], [{ linked: false, accountOfPerson: { phone: '13900000000' }, documentKnown: true }, 'phone'],
    [{ linked: false, accountOfPerson: undefined, documentKnown: false }, 'register'], [{ linked: false, accountOfPerson: undefined, documentKnown: true }, 'no'], [{ linked: false, accountOfPerson: { phone: undefined }, documentKnown: true }, 'no'],
  ])('%j leads %s', (known, go) => { expect(wayOf(ouyang, known).go).toBe(go); });

  test('never leads into an account whose phone was not shown, whatever the platform says', () => {
    fc.assert(fc.property(fc.option(fc.stringMatching(/^1\d{10}$/), { nil: undefined }), fc.stringMatching(/^1\d{10}$/), (said, own) => {
      const { go } = wayOf({ ...ouyang, phone: said }, { linked: false, accountOfPerson: { phone: own }, documentKnown: true });
      expect(go === 'in').toBe(said === own);
    }));
  });
});
