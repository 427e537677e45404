import { z } from 'zod';
import { askChannel, badStatus, refusedBy } from '../ask.ts';
import type { PaymentChannel } from '../channel.ts';

/** 网页授权: our app's secret (公众号 AppSecret), and where 微信 asks the payer and answers us. */
export type WechatIdentify = { appSecret: () => string; authorizeUrl: string; apiGateway: string };

const Answer = z.union([z.object({ openid: z.string().min(1).max(128) }), z.object({ errcode: z.number() })]);

/** Whom a payer inside 微信 is to our app (openid, snsapi_base: nobody is asked for anything); only the secret's holder can turn the code into it. */
export function identifyByWechat({ appId, appSecret, authorizeUrl, apiGateway, timeoutMs }: WechatIdentify & { appId: string; timeoutMs?: number | undefined }): NonNullable<PaymentChannel['identify']> {
  return {
    address: (returnUrl, state) => `${authorizeUrl}?${new URLSearchParams({ appid: appId, redirect_uri: returnUrl, response_type: 'code', scope: 'snsapi_base', state }).toString()}#wechat_redirect`,
    async openIdOf(code) {
      const url = `${apiGateway.replace(/\/+$/, '')}/sns/oauth2/access_token?${new URLSearchParams({ appid: appId, secret: appSecret(), code, grant_type: 'authorization_code' }).toString()}`;
      const reply = await askChannel(url, { method: 'GET', timeoutMs });
      if (reply.status !== 200) throw badStatus('WeChat', reply.status);
      const said = Answer.parse(JSON.parse(reply.body));
      if ('errcode' in said) throw refusedBy('WeChat', String(said.errcode));
      return said.openid;
    },
  };
}
