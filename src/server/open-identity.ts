import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { FastifyPluginCallback } from 'fastify';
import { ANSWER_PATH } from './modules/accounts/index.ts';
import { sampleIdentities } from './modules/demo/index.ts';
import type { Settings } from './platform/config/settings.ts';
import { openOidc, type Oidc } from './platform/oidc/oidc.ts';
import type { Outside } from './platform/outside/outside.ts';
import { identityHouse, type HouseMood, type HouseOptions } from './standins/identity/identity-house.ts';
import { houseTokens } from './standins/identity/house-tokens.ts';

/** A stand-in house as it is mounted on our own address. */
export type StandInHouse = { prefix: string; plugin: FastifyPluginCallback; mood: HouseMood };
export type OpenIdentity = { staffSso: Oidc | undefined; govIdentity: Oidc | undefined; standIns: readonly StandInHouse[] };

type Given = Pick<Settings, 'mode' | 'staffSso' | 'govIdentity' | 'publicUrl' | 'dataDir'>;

/** The identity providers as the settings name them, real or stand-in; a stand-in stands on our own address, so that browsers reach it wherever the site runs. */
export function openIdentity({ mode, staffSso, govIdentity, publicUrl, dataDir }: Given, outside: Outside): OpenIdentity {
  const standIns: StandInHouse[] = [];
  const folder = mode === 'test' ? join(tmpdir(), `jinbang-test-identity-${String(userInfo().uid)}`) : join(dataDir, 'stand-in-identity');
  const standIn = (of: NonNullable<Given['staffSso'] | Given['govIdentity']>, key: string, how: Pick<HouseOptions, 'people' | 'choices' | 'anybody' | 'redirectUris' | 'signedOutTo'>): void => {
    if (mode === 'production') throw new Error('production must ask the real identity providers');
    const mood: HouseMood = { down: false, forge: false };
    standIns.push({ prefix: new URL(of.issuer).pathname, mood, plugin: identityHouse({ ...how, name: of.name, url: () => of.issuer, tokens: houseTokens(folder, key), mood, client: { id: of.clientId, secret: of.clientSecret } }) });
  };
  if (staffSso?.standIn) {
    standIn(staffSso, 'staff', {
      redirectUris: [`${publicUrl}/console/sso`], signedOutTo: [`${publicUrl}/console/sign-in`], anybody: false, people: async () => (await sampleIdentities()).staff,
      choices: [{ name: 'way', label: '认证方式', options: [{ value: 'otp', label: '口令和动态码', claims: { amr: ['pwd', 'otp'] } }, { value: 'pwd', label: '只用口令', claims: { amr: ['pwd'] } }] }],
    });
  }
  if (govIdentity?.standIn) {
    standIn(govIdentity, 'government', {
      redirectUris: [publicUrl + ANSWER_PATH], signedOutTo: [], anybody: true, people: async () => (await sampleIdentities()).candidates,
      choices: [
        { name: 'level', label: '实名等级', options: [{ value: 'high', label: '高级：人脸核验', claims: { acr: govIdentity.acr[0] } }, { value: 'low', label: '初级：只核验手机号', claims: { acr: 'L1' } }] },
        { name: 'phone', label: '平台上的手机号', options: [{ value: 'same', label: '与本人登记的相同', claims: {} }, { value: 'other', label: '另一个号码', claims: { phone_number: '13900139000' } }] },
      ],
    });
  }
  return {
    standIns,
    staffSso: staffSso && openOidc({ ...staffSso, service: 'sso:staff' }, outside),
    govIdentity: govIdentity && openOidc({ ...govIdentity, service: 'sso:government' }, outside),
  };
}
