import { z } from 'zod';
import { halfWidth, withoutInvisible } from './half-width.ts';

const typed = (text: string) => withoutInvisible(halfWidth(text)).trim();

/** A mobile number as it is kept (手机): eleven half-width digits, without 86 in front, spaces or hyphens. */
export function normalisePhone(text: string): string {
  return typed(text).replaceAll(/[\s()\-‐–—]/g, '').replace(/^(?:\+86|0086|86)(?=1\d{10}$)/, '');
}

/** The number as it may be shown (R-2.1.1-28): `186********`. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}${'*'.repeat(Math.max(0, phone.length - 3))}`;
}

/** The mail address as it may be shown: first letter and domain. */
export function maskMail(mail: string): string {
  const at = mail.lastIndexOf('@');
  return at < 1 ? '****' : `${mail.slice(0, 1)}****${mail.slice(at)}`;
}

/** A mobile number of the mainland (手机, R-2.1.1-23); full-width digits and a leading +86 are understood. */
export const MobileNumber = z
  .string('field.required')
  .max(40, 'field.too_long')
  .transform(normalisePhone)
  .pipe(z.string().min(1, { message: 'field.required', abort: true }).regex(/^1[3-9]\d{9}$/, 'identity.phone_format'));
export type MobileNumber = z.infer<typeof MobileNumber>;

/** A mail address (邮箱, R-2.1.1-22), lower case, at most 254 characters. */
export const Mail = z
  .string('field.required')
  .max(400, 'field.too_long')
  .transform((text) => typed(text).toLowerCase())
  .pipe(z.string().min(1, { message: 'field.required', abort: true }).max(254, 'field.too_long').pipe(z.email('identity.mail_format')));
export type Mail = z.infer<typeof Mail>;

/** A postcode (邮政编码). */
export const Postcode = z
  .string('field.required')
  .max(20, 'field.too_long')
  .transform(typed)
  .pipe(z.string().min(1, { message: 'field.required', abort: true }).regex(/^\d{6}$/, 'identity.postcode_format'));
export type Postcode = z.infer<typeof Postcode>;

/** Shortest address that post can find. */
export const ADDRESS_MIN = 5;

/** A postal address (通信地址), where decisions can be served on the candidate. */
export const PostalAddress = z
  .string('field.required')
  .max(400, 'field.too_long')
  .transform((text) => typed(text).replaceAll(/\s+/g, ' '))
  .superRefine((address, ctx) => {
    if (address === '') ctx.addIssue({ code: 'custom', message: 'field.required' });
    else if ([...address].length < ADDRESS_MIN) ctx.addIssue({ code: 'custom', message: 'identity.address_too_vague', params: { min: ADDRESS_MIN } });
    else if ([...address].length > 120) ctx.addIssue({ code: 'custom', message: 'field.too_long', params: { max: 120 } });
  });
export type PostalAddress = z.infer<typeof PostalAddress>;
