import type { BankKeys } from './bank-keys.ts';
import { appSecretOf, publicKeyId, type Merchant } from './merchants.ts';

/** What a merchant is given when it opens an account: numbers, addresses, and the texts of its keys. */
export type Contract = {
  merchant: Merchant;
  gateway: string;
  fileGateway: string;
  /** Our keys, the first and the second. */
  own: readonly { number: 1 | 2; privateKey: string; certificate: string; serial: string }[];
  /** The channel's, both of them. */
  theirs: readonly { publicKey: string; certificate: string }[];
  publicKeyId: string;
  apiV3Key: string;
  /** The secret of our app at 微信, and where payers are asked and codes turned in. */
  appSecret: string;
  authorizeUrl: string;
  apiGateway: string;
  root: string;
  middle: string;
  commonName: string;
};

/** The papers of an account, made from the bank's keys; whoever runs the program turns them into settings. Only the keys asked for are made. */
export function contractOf(merchant: Merchant, keys: BankKeys, url: string, which: { own?: readonly (1 | 2)[]; theirs?: readonly (1 | 2)[] } = {}): Contract {
  return {
    merchant, gateway: merchant.kind === 'alipay' ? `${url}/alipay/gateway.do` : `${url}/${merchant.kind}`, fileGateway: `${url}/unionpay/files/`,
    own: (which.own ?? [1]).map((number) => {
      const { privatePem, certificate, serial } = keys.ours(merchant.kind, number);
      return { number, privateKey: privatePem, certificate, serial };
    }),
    theirs: (which.theirs ?? [1]).map((number) => {
      const { publicPem, certificate } = keys.theirs(merchant.kind, number);
      return { publicKey: publicPem, certificate };
    }),
    publicKeyId: publicKeyId(merchant), apiV3Key: keys.apiV3Key(), appSecret: appSecretOf(merchant), authorizeUrl: `${url}/wechat/connect/oauth2/authorize`, apiGateway: `${url}/wechat`, root: keys.root().certificate, middle: keys.middle().certificate, commonName: '00040000:SIGN',
  };
}
