import { ok } from '#server/kernel/result.ts';
import { listProvinces } from '#server/modules/catalogue/index.ts';
import { definePage } from '#server/platform/http/page.ts';
import { ContactPage } from './pages/contact-page.tsx';

/** 联系我们: whom to ask for what. */
export const contactPage = definePage({
  path: '/contact', access: 'public', audit: null, limit: 'page', cacheSeconds: 60, view: ContactPage,
  load: async ({ tx, visitor: { lang } }) => {
    const provinces = await listProvinces(tx);
    return ok({ provinces: provinces.map((p) => ({ code: p.code, name: p.name[lang], agency: p.agency[lang], phones: p.phones })), fictional: provinces.some((p) => p.phonesFictional) });
  },
});
