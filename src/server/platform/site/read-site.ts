import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Lang } from '#contracts/refusals.ts';
import type { SiteWords } from '#portal/page-context.ts';
import { brandSheet, colourFaults } from './brand-colours.ts';
import { checkPicture, type BrandPicture } from './check-picture.ts';
import { SiteFile } from './site-file.ts';

/** A file of the operator's as it is served: under a name made of its content, so that it may be kept for ever. */
export type SiteAsset = { path: `/site/${string}`; type: string; body: Buffer };

/** Who runs this installation, ready for every page, message and document: its words in both languages, the sign of its text messages, and its files. */
export type Site = { words: Readonly<Record<Lang, SiteWords>>; smsSign?: Readonly<Record<Lang, string>> | undefined; assets: readonly SiteAsset[] };

/** An installation of which nothing was said: the software's own name, and nobody's. */
export const UNNAMED_SITE: Site = { words: { zh: {}, en: {} }, assets: [] };

const MOST_BYTES = { logo: 40 * 1024, favicon: 16 * 1024 };
const LOGO_HEIGHT = 40;

/** Reads the file of the setting SITE with the pictures it names; every fault at once, each with the place in the file. */
export function readSite(path: string): { site: Site; faults: string[] } {
  const none = (faults: string[]) => ({ site: UNNAMED_SITE, faults });
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (problem) {
    return none([problem instanceof SyntaxError ? 'is no JSON' : 'cannot be read']);
  }
  const parsed = SiteFile.safeParse(content);
  const told = parsed.success ? parsed.data : undefined;
  const faults = (parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`);
  if (told === undefined) return none(faults);
  faults.push(...colourFaults(told.colours).map((fault) => `colours: ${fault}`));
  const pictures = { logo: pictureOf(path, told, 'logo', faults), favicon: pictureOf(path, told, 'favicon', faults) };
  return faults.length > 0 ? none(faults) : { site: siteOf(told, pictures), faults: [] };
}

function pictureOf(path: string, told: SiteFile, name: 'logo' | 'favicon', faults: string[]): BrandPicture | undefined {
  const file = told[name];
  if (file === undefined) return undefined;
  try {
    const checked = checkPicture(readFileSync(resolve(dirname(path), file)), MOST_BYTES[name]);
    if (!('fault' in checked)) return checked;
    faults.push(`${name}: ${checked.fault}`);
  } catch {
    faults.push(`${name}: cannot be read`);
  }
  return undefined;
}

function siteOf(told: SiteFile, { logo, favicon }: { logo: BrandPicture | undefined; favicon: BrandPicture | undefined }): Site {
  const sheet = brandSheet(told.colours);
  const style = sheet === '' ? undefined : asset('brand', 'css', 'text/css; charset=utf-8', Buffer.from(sheet));
  const mark = logo && asset('logo', logo.extension, logo.type, logo.bytes);
  const icon = favicon && asset('favicon', favicon.extension, favicon.type, favicon.bytes);
  const inLang = (lang: Lang): SiteWords => ({
    name: told.name?.[lang], title: told.title?.[lang], organiser: told.organiser?.[lang], coOrganiser: told.coOrganiser?.[lang],
    supportPhone: told.supportPhone, technicalPhone: told.technicalPhone, hours: told.hours?.[lang], address: told.address?.[lang], postcode: told.postcode, mail: told.mail,
    icp: told.icp, police: told.police && { text: told.police.number, href: told.police.url },
    government: told.government && { text: told.government.code, href: told.government.url },
    links: told.links.map((link) => ({ text: link[lang], href: link.url })),
    sheet: style?.path, theme: told.colours.night,
    logo: logo && mark && { href: mark.path, width: Math.min(200, Math.round((LOGO_HEIGHT * logo.width) / logo.height)), height: LOGO_HEIGHT },
    favicon: favicon && icon && { href: icon.path, type: favicon.type },
  });
  return { words: { zh: inLang('zh'), en: inLang('en') }, smsSign: told.smsSign, assets: [style, mark, icon].filter((one) => one !== undefined) };
}

function asset(name: string, extension: string, type: string, body: Buffer): SiteAsset {
  return { path: `/site/${name}-${createHash('sha256').update(body).digest('hex').slice(0, 12)}.${extension}`, type, body };
}
