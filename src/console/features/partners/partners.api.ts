import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { DeliveryList, HookSecretShown, NewHook, type DeliveryState } from '#contracts/partner-hooks.ts';
import { DecideKey, KeyShown, NewPartner, PartnerList, PartnerView, ProposeKey, WhyPartner } from '#contracts/partners.ts';
import { Province } from '#contracts/regions.ts';
import { call, route } from '../../shared/api/call.ts';

/** 对接系统: systems, their keys, subscriptions and deliveries. */
export const partnersApi = {
  provinces: route({ method: 'GET', path: '/api/regions/provinces', ok: z.object({ provinces: z.array(Province) }) }),
  list: route({ method: 'GET', path: '/api/staff/partners', ok: PartnerList }),
  one: route({ method: 'GET', path: '/api/staff/partners/:id', ok: PartnerView }),
  enter: route({ method: 'POST', path: '/api/staff/partners', body: NewPartner, ok: z.object({ id: z.uuid() }) }),
  propose: route({ method: 'POST', path: '/api/staff/partners/:id/keys', body: ProposeKey, ok: z.object({ keyId: z.uuid() }) }),
  decide: route({ method: 'POST', path: '/api/staff/partners/:id/keys/:keyId/decision', body: DecideKey, ok: z.object({}) }),
  withdraw: route({ method: 'POST', path: '/api/staff/partners/:id/keys/:keyId/withdrawal', ok: z.object({}) }),
  take: route({ method: 'POST', path: '/api/staff/partners/:id/keys/:keyId/taking', ok: KeyShown }),
  revoke: route({ method: 'POST', path: '/api/staff/partners/:id/keys/:keyId/revocation', body: WhyPartner, ok: z.object({}) }),
  openHook: route({ method: 'POST', path: '/api/staff/partners/:id/hooks', body: NewHook, ok: HookSecretShown }),
  renewSecret: route({ method: 'POST', path: '/api/staff/partners/:id/hooks/:hookId/secret', ok: HookSecretShown }),
  resume: route({ method: 'POST', path: '/api/staff/partners/:id/hooks/:hookId/resumption', ok: z.object({}) }),
  close: route({ method: 'POST', path: '/api/staff/partners/:id/hooks/:hookId/closing', body: WhyPartner, ok: z.object({}) }),
  deliveries: route({ method: 'GET', path: '/api/staff/partners/:id/hooks/:hookId/deliveries', ok: DeliveryList }),
  resend: route({ method: 'POST', path: '/api/staff/partners/:id/hooks/:hookId/deliveries/:deliveryId/resending', ok: z.object({}) }),
};

export const provincesQuery = queryOptions({ queryKey: ['provinces'], queryFn: ({ signal }) => call(partnersApi.provinces, { signal }), staleTime: 600_000 });
export const partnersQuery = (after: string | undefined) => queryOptions({ queryKey: ['partners', 'list', after], queryFn: ({ signal }) => call(partnersApi.list, { query: { after }, signal }) });
export const partnerQuery = (id: string) => queryOptions({ queryKey: ['partners', 'one', id], queryFn: ({ signal }) => call(partnersApi.one, { params: { id }, signal }) });
export const deliveriesQuery = (id: string, hookId: string, state: DeliveryState | undefined, after: string | undefined) => queryOptions({ queryKey: ['partners', 'deliveries', hookId, state, after], queryFn: ({ signal }) => call(partnersApi.deliveries, { params: { id, hookId }, query: { state, after }, signal }) });
