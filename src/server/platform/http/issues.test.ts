import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Mail, MobileNumber, PostalAddress } from '#contracts/contact.ts';
import { PersonName } from '#contracts/person-names.ts';
import { refusalsOfIssues } from './issues.ts';

const Person = z.strictObject({ name: PersonName, phone: MobileNumber, mail: Mail, address: PostalAddress });
const refusalsOf = (input: unknown) => refusalsOfIssues(Person.safeParse(input).error?.issues ?? []);

describe('schema issues become refusals at their fields', () => {
  test('what is empty is asked for, wherever the rule that says so stands', () => {
    expect(refusalsOf({ name: ' ', phone: '', mail: '', address: '' }).map((r) => [r.path, r.code])).toEqual([
      ['name', 'field.required'], ['phone', 'field.required'], ['mail', 'field.required'], ['address', 'field.required'],
    ]);
    expect(refusalsOf({}).map((r) => r.code)).toEqual(['field.required', 'field.required', 'field.required', 'field.required']);
  });

  test('a rule’s own code keeps its words and what they mention', () => {
    expect(refusalsOf({ name: '张伟!', phone: '12345', mail: 'z', address: '北京' })).toEqual([
      { code: 'identity.name_characters', path: 'name', params: { characters: '!' } },
      { code: 'identity.phone_format', path: 'phone' },
      { code: 'identity.mail_format', path: 'mail' },
      { code: 'identity.address_too_vague', path: 'address', params: { min: 5 } },
    ]);
  });
});
