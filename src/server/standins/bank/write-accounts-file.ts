import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractOf } from './bank-accounts.ts';
import type { BankKeys } from './bank-keys.ts';
import type { Merchant } from './merchants.ts';

/** Writes the file PAYMENT_CHANNELS names, and the key files beside it, for accounts at a bank that stands elsewhere; answers its path. */
export function writeAccountsFile(folder: string, merchants: readonly Merchant[], keys: BankKeys, url: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const put = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return name;
  };
  const accounts = merchants.map((merchant) => {
    const { gateway, fileGateway, own: [own], theirs: [theirs], publicKeyId, apiV3Key, appSecret, authorizeUrl, apiGateway, root, middle, commonName } = contractOf(merchant, keys, url);
    const { account, kind, appId, merchant: number, mode } = merchant;
    const privateKey = put(`${account}.pem`, own?.privateKey ?? '');
    const certificate = () => put(`${account}.crt`, own?.certificate ?? '');
    const [theirKey, theirCertificate] = [() => put(`${account}-channel.pem`, theirs?.publicKey ?? ''), () => put(`${account}-channel.crt`, theirs?.certificate ?? '')];
    const common = { kind, account, provinces: merchant.provinces ?? 'all', gateway };
    if (kind === 'alipay') return { ...common, appId, sellerId: number, ...(mode === 'certificate'
      ? { keys: [{ number: 1, privateKey, certificate: certificate() }], alipayCertificates: [theirCertificate()], alipayRootCertificate: put(`${account}-root.crt`, root) }
      : { keys: [{ number: 1, privateKey }], alipayPublicKeys: [theirKey()] }) };
    if (kind === 'wechat') return { ...common, merchant: number, appId, h5Origin: new URL(url).origin, keys: [{ number: 1, serial: own?.serial ?? '', privateKey }], apiV3Key: put(`${account}-apiv3.txt`, apiV3Key), appSecret: put(`${account}-app.txt`, appSecret), authorizeUrl, apiGateway,
      ...(mode === 'key' ? { publicKeys: [{ id: publicKeyId, file: theirKey() }] } : { certificates: [theirCertificate()] }) };
    return { ...common, merchant: number, fileGateway, keys: [{ number: 1, privateKey, certificate: certificate() }], rootCertificate: put(`${account}-root.crt`, root), middleCertificate: put(`${account}-middle.crt`, middle), commonName };
  });
  put('accounts.json', `${JSON.stringify({ accounts }, undefined, 2)}\n`);
  return join(folder, 'accounts.json');
}
