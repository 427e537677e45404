import { createSign, type KeyObject } from 'node:crypto';

/** DER, as much of it as a certificate needs (ITU-T X.690, RFC 5280). */
const der = (tag: number, ...content: Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  const hex = body.length.toString(16);
  const size = body.length < 0x80 ? Buffer.from([body.length]) : Buffer.concat([Buffer.from([0x80 | Math.ceil(hex.length / 2)]), Buffer.from(hex.padStart(Math.ceil(hex.length / 2) * 2, '0'), 'hex')]);
  return Buffer.concat([Buffer.from([tag]), size, body]);
};
const sequence = (...content: Buffer[]): Buffer => der(0x30, ...content);
const integer = (value: bigint): Buffer => {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.padStart(Math.ceil(hex.length / 2) * 2, '0'), 'hex');
  return der(0x02, ((bytes[0] ?? 0) & 0x80) === 0 ? bytes : Buffer.concat([Buffer.from([0]), bytes]));
};
const oid = (...parts: number[]): Buffer => {
  const [first = 0, second = 0, ...rest] = parts;
  const base128 = (part: number): number[] => (part < 128 ? [part] : [...base128(Math.floor(part / 128)).map((byte) => byte | 0x80), part % 128]);
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
};
const utf8 = (text: string): Buffer => der(0x0c, Buffer.from(text, 'utf8'));
const time = (text: string): Buffer => der(0x18, Buffer.from(text, 'latin1'));

const ATTRIBUTES = { C: [2, 5, 4, 6], O: [2, 5, 4, 10], OU: [2, 5, 4, 11], CN: [2, 5, 4, 3] } as const;
const SHA256_WITH_RSA = sequence(oid(1, 2, 840, 113549, 1, 1, 11), der(0x05));

/** A distinguished name, in the order its parts are written. */
export type Name = readonly (readonly [keyof typeof ATTRIBUTES, string])[];

const written = (name: Name): Buffer => sequence(...name.map(([type, value]) => der(0x31, sequence(oid(...ATTRIBUTES[type]), utf8(value)))));

export type CertificateOf = { subject: Name; publicKey: KeyObject; serial: bigint; issuer: Name; issuerKey: KeyObject; isAuthority?: boolean };

/** An X.509 certificate as PEM, good from 2020 to 2060, so that a clock moved in a rehearsal finds it in force. */
export function makeCertificate({ subject, publicKey, serial, issuer, issuerKey, isAuthority = false }: CertificateOf): string {
  const basicConstraints = sequence(oid(2, 5, 29, 19), der(0x01, Buffer.from([0xff])), der(0x04, sequence(...(isAuthority ? [der(0x01, Buffer.from([0xff]))] : []))));
  const body = sequence(
    der(0xa0, integer(2n)), integer(serial), SHA256_WITH_RSA, written(issuer), sequence(time('20200101000000Z'), time('20600101000000Z')), written(subject),
    publicKey.export({ type: 'spki', format: 'der' }), der(0xa3, sequence(basicConstraints)),
  );
  const whole = sequence(body, SHA256_WITH_RSA, der(0x03, Buffer.from([0]), createSign('RSA-SHA256').update(body).sign(issuerKey)));
  return `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replaceAll(/(.{64})/g, '$1\n').trim()}\n-----END CERTIFICATE-----\n`;
}
