import { createHash, createPrivateKey, createSign, createVerify, X509Certificate } from 'node:crypto';

/** One of our keys (商户签名证书) with its certificate; the certificate's serial is the certId. The highest number signs. */
export type UnionpayOwnKey = { number: number; privateKey: string; certificate: string };

export type Fields = Readonly<Record<string, string>>;

/** What is signed: every field but the signature, by name, `name=value` joined by `&`, and of that the SHA-256 in hexadecimal (version 5.1.0, signMethod 01). */
export function digestOf(fields: Fields): string {
  const text = Object.keys(fields).filter((name) => name !== 'signature').sort().map((name) => `${name}=${fields[name] ?? ''}`).join('&');
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The fields with the number of our certificate and our signature. */
export function signFields(fields: Fields, key: UnionpayOwnKey): Fields {
  const whole = { ...fields, certId: certIdOf(key.certificate) };
  return { ...whole, signature: createSign('RSA-SHA256').update(digestOf(whole), 'utf8').sign(createPrivateKey(key.privateKey), 'base64') };
}

/** certId: the serial of a certificate in decimal. */
export function certIdOf(certificate: string): string {
  return BigInt(`0x${new X509Certificate(certificate).serialNumber}`).toString();
}

/** Whom 银联 signs as: its certificate comes with every message (signPubKeyCert) and must lead over the middle one to the root. */
export type UnionpayTrust = { root: string; middle: string; /** The third part of the certificate's CN: 中国银联股份有限公司, or 00040000:SIGN in its test environment. */ commonName: string };

/** Says whether a message is signed by 银联. A certificate found good once is not checked again while it is in force. */
export function unionpayVerifier({ root, middle, commonName }: UnionpayTrust) {
  const [rootCertificate, middleCertificate] = [new X509Certificate(root), new X509Certificate(middle)];
  const good = new Map<string, X509Certificate>();

  function trusted(pem: string, now: number): X509Certificate | undefined {
    const known = good.get(pem);
    if (known) return isInForce(known, now) ? known : undefined;
    const certificate = read(pem);
    if (!certificate || !isInForce(certificate, now) || ownerOf(certificate) !== commonName || !isIssuedBy(certificate, middleCertificate) || !isIssuedBy(middleCertificate, rootCertificate)) return undefined;
    good.set(pem, certificate);
    return certificate;
  }

  return (fields: Fields, now: number): boolean => {
    const { signature, signMethod, signPubKeyCert, version } = fields;
    if (signature === undefined || signPubKeyCert === undefined || signMethod !== '01' || version !== '5.1.0') return false;
    const certificate = trusted(signPubKeyCert, now);
    return certificate !== undefined && createVerify('RSA-SHA256').update(digestOf(fields), 'utf8').verify(certificate.publicKey, signature, 'base64');
  };
}

function read(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

/** `CN=041@…@中国银联股份有限公司@…`: the owner is the third part. */
function ownerOf(certificate: X509Certificate): string | undefined {
  const cn = certificate.subject.split('\n').find((line) => line.startsWith('CN='));
  return cn?.split('@')[2];
}

function isInForce(certificate: X509Certificate, now: number): boolean {
  return Date.parse(certificate.validFrom) <= now && now < Date.parse(certificate.validTo);
}
