import iconv from 'iconv-lite';

/** A text in GB 18030, every character kept, rare ones in four bytes (𠮷); `gbk` would turn them into question marks. */
export function toGb18030(text: string): Buffer {
  return iconv.encode(text, 'gb18030');
}
