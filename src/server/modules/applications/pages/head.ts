import type { DisplayedState } from '#contracts/applications.ts';
import type { PaymentMode } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { ViewFacts } from '../applications.present.ts';
import { stateOf } from '../move-application.ts';
import { words } from './words.ts';

/** What stands on every page of one application (提示栏, R-2.2.3-01): who, which exam, where, whom to call, how it is paid, until when. */
export type Head = {
  id: ApplicationId;
  exam: string;
  candidate: string;
  province: string | null;
  phone: string | null;
  paymentMode: PaymentMode | null;
  deadline: Instant | null;
  state: DisplayedState;
};

type HeadFacts = Pick<ViewFacts, 'app' | 'offer' | 'person' | 'photoAwaits'>;

/** The head of an application's pages; the deadline is that of the window it is in now. */
export function presentHead({ app, offer, person, photoAwaits }: HeadFacts, lang: Lang): Head {
  const windows = offer.config?.windows;
  const { data, payment, ended } = app.dimensions;
  const closes = data === 'confirmed' ? windows?.pay.closesAt : data === 'saved' ? windows?.confirm.closesAt : windows?.apply.closesAt;
  return {
    id: app.id,
    exam: words[lang].examOf(offer.exam.name[lang], offer.sitting.year),
    candidate: person.account.name,
    province: offer.province?.name[lang] ?? null,
    phone: offer.config?.phone ?? null,
    paymentMode: offer.config?.paymentMode ?? null,
    deadline: ended || payment === 'paid' || payment === 'exempt' ? null : (closes ?? null),
    state: stateOf(app, photoAwaits),
  };
}
