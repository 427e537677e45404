import { z } from 'zod';

import { SittingId } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { AskPreview, PreviewPage } from '#contracts/sittings.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { sealedAddress } from '#server/platform/crypto/sealed-address.ts';

/** How long the address of a preview answers. */
export const PREVIEW_LIVES = 10 * 60_000;

/** What one preview shows: which page, of which sitting, for whom, at which moment; `whole` when the terms of every province may be seen. */
export type Previewing = AskPreview & { sittingId: SittingId; province: ProvinceCode; whole: boolean };
export type PreviewTicket = Previewing & { made: Instant };

// without the names, so that an address stays short enough for one part of a path
const address = sealedAddress('catalogue.preview', z.tuple([SittingId, ProvinceCode, PreviewPage, AskPreview.shape.language, z.int(), z.boolean()]), PREVIEW_LIVES);

/** The last part of a preview's address: sealed, so that it cannot be made or changed outside, nor read. */
export function sealPreview(crypto: FieldCrypto, t: PreviewTicket): string {
  return address.seal(crypto, [t.sittingId, t.province, t.page, t.language, t.at, t.whole], t.made);
}

/** What an address made at most ten minutes ago shows; undefined for one that is older, forged, or of another installation. */
export function openPreview(crypto: FieldCrypto, text: string, now: Instant): Previewing | undefined {
  const opened = address.open(crypto, text, now);
  if (opened === undefined) return undefined;
  const [sittingId, province, page, language, at, whole] = opened;
  return { sittingId, province, page, language, at, whole };
}
