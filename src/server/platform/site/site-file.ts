import { z } from 'zod';

const line = (most: number) => z.string().trim().min(1, 'must not be empty').max(most, `must have ${String(most)} characters or less`).regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u, 'must be one line of visible characters');
/** Every word is there in both languages: a page never falls back to the other. */
const words = (most: number) => z.strictObject({ zh: line(most), en: line(most) });
/** 2 to 12 characters, as carriers register them; brackets are put around. */
const sign = line(12).min(2, 'must have 2 characters or more').regex(/^[^【】[\]]*$/u, 'must have no brackets of its own');
const address = z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).max(300);
const phone = line(60).regex(/^[\d()（）+\-—、，, 转x*#;；/]+$/u, 'must be a telephone number (several parted by 、)');
const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour like #12509f').transform((text) => text.toLowerCase());
const file = z.string().min(1).max(300);

/** 站点信息: who runs this installation and what it looks like; nothing is needed, and nothing names an agency of its own accord (D-26). */
export const SiteFile = z.strictObject({
  /** 平台名称, short: the header, titles of pages and of the console. */
  name: words(30).optional(),
  /** 副标题 beside the name. */
  title: words(80).optional(),
  /** 短信签名, without brackets, as it is registered with the carriers. */
  smsSign: z.strictObject({ zh: sign, en: sign }).optional(),
  organiser: words(80).optional(),
  coOrganiser: words(120).optional(),
  supportPhone: phone.optional(),
  technicalPhone: phone.optional(),
  hours: words(80).optional(),
  address: words(120).optional(),
  postcode: z.string().regex(/^\d{6}$/, 'must have six digits').optional(),
  mail: z.email('must be a mail address').optional(),
  /** ICP 备案号 and 公安联网备案号, as the rules want them at the foot of every page. */
  icp: line(60).optional(),
  police: z.strictObject({ number: line(60), url: address.optional() }).optional(),
  /** 政府网站标识码, with the address its mark leads to. */
  government: z.strictObject({ code: z.string().regex(/^[a-zA-Z0-9]{6,20}$/, 'must be the code of the mark, letters and digits'), url: address.optional() }).optional(),
  /** 友情链接. */
  links: z.array(z.strictObject({ zh: line(40), en: line(60), url: address })).max(30, 'must be 30 or less').default([]),
  colours: z.strictObject({ main: colour.optional(), deep: colour.optional(), night: colour.optional(), accent: colour.optional() }).default({}),
  /** Pictures beside this file: PNG, or SVG that is a drawing and nothing else. */
  logo: file.optional(),
  favicon: file.optional(),
});
export type SiteFile = z.infer<typeof SiteFile>;
