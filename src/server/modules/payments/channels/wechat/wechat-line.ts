import { z } from 'zod';
import { askChannel, badStatus, notGenuine } from '../ask.ts';
import { wechatPlatformKeys, type SignedText, type WechatPlatformKey } from './wechat-platform-keys.ts';
import { authorization, type WechatOwnKey } from './wechat-signing.ts';

export type WechatKeys = { own: readonly WechatOwnKey[]; apiV3Key: string; platform: readonly WechatPlatformKey[] };

/** What 微信 answered, after its signature was checked; a refusal has a code instead of what was asked for. */
export type WechatAnswer = { ok: true; said: unknown } | { ok: false; code: string };

const Refusal = z.object({ code: z.string().min(1).max(80) });

/** The signed line to 微信支付 APIv3: every question signed with our newest key, every answer believed only with 微信's signature of the last five minutes. */
export function wechatLine({ gateway, merchant, keys, now, timeoutMs }: { gateway: string; merchant: string; keys: WechatKeys; now: () => number; timeoutMs?: number | undefined }) {
  const [newest] = keys.own;
  if (!newest) throw new Error('a WeChat account without a key');
  const base = gateway.replace(/\/+$/, '');
  const seconds = () => Math.floor(now() / 1000);
  const platform = wechatPlatformKeys({ apiV3Key: keys.apiV3Key, given: keys.platform, now, fetchList: async () => {
    const { status, text } = await send('GET', '/v3/certificates', '');
    if (status !== 200) throw badStatus('WeChat', status);
    return text;
  } });

  const signedHeaders = (method: string, { pathname, search }: URL, body: string) => ({
    authorization: authorization({ merchant, key: newest, method, pathAndQuery: `${pathname}${search}`, body, seconds: seconds() }), accept: 'application/json', 'user-agent': 'jinbang',
    ...(body !== '' && { 'content-type': 'application/json' }), ...(publicKeySerial !== undefined && { 'wechatpay-serial': publicKeySerial }),
  });
  const publicKeySerial = keys.platform.map((key) => ('serial' in key ? key.serial : undefined)).find((serial) => serial !== undefined);

  async function send(method: 'GET' | 'POST', pathAndQuery: string, body: string): Promise<{ status: number; text: SignedText }> {
    const url = new URL(`${base}${pathAndQuery}`);
    const reply = await askChannel(url.href, { method, headers: signedHeaders(method, url, body), timeoutMs, ...(body !== '' && { body }) });
    const header = (name: string) => reply.headers.get(`wechatpay-${name}`) ?? '';
    return { status: reply.status, text: { serial: header('serial'), timestamp: header('timestamp'), nonce: header('nonce'), signature: header('signature'), body: reply.body } };
  }

  async function ask(method: 'GET' | 'POST', pathAndQuery: string, question?: unknown): Promise<WechatAnswer> {
    await platform.freshen();
    const { status, text } = await send(method, pathAndQuery, question === undefined ? '' : JSON.stringify(question));
    if (text.signature === '') throw status === 200 || status === 204 ? notGenuine('no signature') : badStatus('WeChat', status);
    await platform.learn(text.serial);
    if (!platform.verifies(text) || Math.abs(seconds() - Number(text.timestamp)) > 300) throw notGenuine('signature');
    if (status === 204) return { ok: true, said: undefined };
    const said: unknown = JSON.parse(text.body);
    if (status === 200) return { ok: true, said };
    if (status >= 500 || status === 429 || status === 401) throw badStatus('WeChat', status);
    return { ok: false, code: Refusal.parse(said).code };
  }

  return { ask, verifies: (text: SignedText) => platform.verifies(text), newest, seconds, signedHeaders };
}

export type WechatLine = ReturnType<typeof wechatLine>;
