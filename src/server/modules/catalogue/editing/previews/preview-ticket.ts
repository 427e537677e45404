import { z } from 'zod';

import { SittingId } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { AskPreview, PreviewPage } from '#contracts/sittings.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';

const CONTEXT = 'catalogue.preview';

/** How long the address of a preview answers. */
export const PREVIEW_LIVES = 10 * 60_000;

/** What one preview shows: which page, of which sitting, for whom, at which moment; `whole` when the terms of every province may be seen. */
export type PreviewTicket = AskPreview & { sittingId: SittingId; province: ProvinceCode; whole: boolean; made: Instant };

// without the names, so that an address stays short enough for one part of a path
const Sealed = z.tuple([SittingId, ProvinceCode, PreviewPage, AskPreview.shape.language, z.int(), z.boolean(), z.int()]);

/** The last part of a preview's address: sealed, so that it cannot be made or changed outside, nor read. */
export function sealPreview(crypto: FieldCrypto, t: PreviewTicket): string {
  const plain: z.input<typeof Sealed> = [t.sittingId, t.province, t.page, t.language, t.at, t.whole, t.made];
  return crypto.seal(CONTEXT, JSON.stringify(plain)).toString('base64url');
}

/** What an address made at most ten minutes ago shows; undefined for one that is older, forged, or of another installation. */
export function openPreview(crypto: FieldCrypto, text: string, now: Instant): PreviewTicket | undefined {
  let plain: string;
  try {
    plain = crypto.open(CONTEXT, Buffer.from(text, 'base64url'));
  } catch {
    return undefined;
  }
  const [sittingId, province, page, language, at, whole, made] = Sealed.parse(JSON.parse(plain));
  return now >= made && now - made < PREVIEW_LIVES ? { sittingId, province, page, language, at, whole, made } : undefined;
}
