import type { ReceivingAccount } from './modules/payments/index.ts';
import { contractOf, type Contract } from './standins/bank/bank-accounts.ts';
import type { BankKeys } from './standins/bank/bank-keys.ts';
import { appSecretOf, type Merchant } from './standins/bank/merchants.ts';

/** The receiving accounts at the stand-in bank, as a file of accounts would describe them; their keys are made when they are first needed. */
export function standInAccounts(merchants: readonly Merchant[], keys: BankKeys, url: string, which: { own?: readonly (1 | 2)[]; theirs?: readonly (1 | 2)[] } = {}): ReceivingAccount[] {
  return merchants.map((merchant) => accountOf(merchant, url, () => contractOf(merchant, keys, url, which)));
}

function accountOf(merchant: Merchant, url: string, contract: () => Contract): ReceivingAccount {
  const common = { account: merchant.account, provinces: merchant.provinces ?? ('all' as const) };
  switch (merchant.kind) {
    case 'alipay': return {
      ...common, kind: 'alipay', appId: merchant.appId, sellerId: merchant.merchant, gateway: `${url}/alipay/gateway.do`,
      keys: () => {
        const { own, theirs, root } = contract();
        return merchant.mode === 'certificate' ? { own, platform: theirs.map(({ certificate }) => ({ certificate })), rootCertificate: root } : { own: own.map(({ number, privateKey }) => ({ number, privateKey })), platform: theirs.map(({ publicKey }) => ({ publicKey })) };
      },
    };
    case 'wechat': return {
      ...common, kind: 'wechat', merchant: merchant.merchant, appId: merchant.appId, gateway: `${url}/wechat`, h5Origin: new URL(url).origin,
      identify: { appSecret: () => appSecretOf(merchant), authorizeUrl: `${url}/wechat/connect/oauth2/authorize`, apiGateway: `${url}/wechat` },
      keys: () => {
        const { own, theirs, apiV3Key, publicKeyId } = contract();
        return { own: [...own].reverse(), apiV3Key, platform: merchant.mode === 'key' ? theirs.slice(0, 1).map(({ publicKey }) => ({ serial: publicKeyId, publicKey })) : theirs.slice(0, 1).map(({ certificate }) => ({ certificate })) };
      },
    };
    case 'unionpay': return {
      ...common, kind: 'unionpay', merchant: merchant.merchant, gateway: `${url}/unionpay`, fileGateway: `${url}/unionpay/files/`,
      keys: () => {
        const { own, root, middle, commonName } = contract();
        return { own, trust: { root, middle, commonName } };
      },
    };
  }
}
