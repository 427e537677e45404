export type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes of a text in base64url. */
export function bytesOf(base64url: string): Bytes {
  return Uint8Array.from(atob(base64url.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0));
}

/** A text in base64url of bytes, however many. */
export function base64url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** The bytes of a text as UTF-8. */
export function utf8(text: string): Bytes {
  return new Uint8Array(new TextEncoder().encode(text));
}

/** The text of bytes that are UTF-8. */
export function textOf(bytes: BufferSource): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
