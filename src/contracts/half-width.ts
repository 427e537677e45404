/** Full-width letters, digits, signs and the ideographic space become their half-width forms (全角转半角); nothing else changes, least of all a Han character. */
export function halfWidth(text: string): string {
  return text
    .replaceAll(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}

/** The text without characters that have no shape and come along when copying (零宽字符、变体选择符). */
export function withoutInvisible(text: string): string {
  return text.replaceAll(/[\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF\u00AD]|\p{Variation_Selector}|\p{Cc}/gu, '');
}
