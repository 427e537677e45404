import type { Lang } from '#contracts/refusals.ts';
import { OFFLINE_PAGE } from '#portal/offline-worker-address.ts';
import { words } from '#portal/words.ts';
import { ok } from '#server/kernel/result.ts';
import { listProvinces } from '#server/modules/catalogue/index.ts';
import { definePage } from '#server/platform/http/page.ts';
import type { Site } from '#server/platform/site/read-site.ts';
import { ContactPage } from './pages/contact-page.tsx';
import { OfflinePage, type OfflineView } from './pages/offline-page.tsx';

/** 联系我们: whom to ask for what. */
export const contactPage = definePage({
  path: '/contact', access: 'public', audit: null, limit: 'page', cacheSeconds: 60, view: ContactPage,
  load: async ({ tx, visitor: { lang } }) => {
    const provinces = await listProvinces(tx);
    return ok({ provinces: provinces.map((p) => ({ code: p.code, name: p.name[lang], agency: p.agency[lang], phones: p.phones })), fictional: provinces.some((p) => p.phonesFictional) });
  },
});

/** 断网页: what browsers keep for when no page can be had; the same for everybody, in both languages. */
export const offlinePage = definePage({
  path: OFFLINE_PAGE, access: 'public', audit: null, limit: 'page', cacheSeconds: 60, view: OfflinePage,
  load: ({ kit: { settings: { site } } }) => Promise.resolve(ok({ zh: toldIn('zh', site), en: toldIn('en', site) })),
});

const toldIn = (lang: Lang, { words: { [lang]: told } }: Site): OfflineView[Lang] => ({ brand: told.name ?? words[lang].brand, platform: told.title ?? words[lang].platform, phone: told.supportPhone, technicalPhone: told.technicalPhone });
