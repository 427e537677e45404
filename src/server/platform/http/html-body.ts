import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

type Encoding = 'br' | 'gzip';

/** A page as it goes over the wire. */
export type HtmlBody = { bytes: Buffer | string; encoding: Encoding | undefined };

/** Smaller pages fit into one packet as they are. */
const WORTH_IT = 600;

/**
 * How hard pages are compressed: drawn for one visitor, quality 5 in a window of 64 KB (a seventh smaller than quality 4 at the same 0.1–0.3 ms);
 * drawn for everybody, harder, once. In one call: a compressing stream costs several times the compression of a page.
 */
const QUALITY = { once: { br: 5, gzip: 6 }, kept: { br: 9, gzip: 9 } };

/** The page in the best encoding the browser takes. */
export function htmlBody(html: string, accepts: string | undefined, use: keyof typeof QUALITY = 'once'): HtmlBody {
  const encoding = html.length < WORTH_IT ? undefined : encodingFor(accepts);
  if (encoding === undefined) return { bytes: html, encoding };
  const bytes = Buffer.from(html);
  const quality = QUALITY[use];
  if (encoding === 'gzip') return { bytes: gzipSync(bytes, { level: quality.gzip }), encoding };
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality.br, [constants.BROTLI_PARAM_LGWIN]: 16,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return { bytes: brotliCompressSync(bytes, { params }), encoding };
}

/** What the browser names in accept-encoding and does not refuse (`q=0`). */
export function encodingFor(accepts: string | undefined): Encoding | undefined {
  const offered = (accepts ?? '').toLowerCase().split(',').map((part) => part.replaceAll(/\s/g, '').split(';'));
  const takes = (name: Encoding) => offered.some(([coding, ...more]) => coding === name && !more.some((m) => /^q=0(\.0*)?$/.test(m)));
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : undefined;
}
