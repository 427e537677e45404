/**
 * Characters that GBK and GB 18030-2000/2005 kept at private code points and Unicode now encodes (GB 18030-2022 appendix D): `code point:character`.
 * Old input methods still type them; 䶮 at U+E863 is the best known.
 */
const PRIVATE_HAN = `
  E816:𠂇 E817:𠂉 E818:𠃌 E81A:㑳 E81B:㑇 E81E:龴 E81F:㖞 E820:㘚 E821:㘎 E824:㥮 E825:㤘 E826:龵 E827:㧏 E828:㧟 E829:㩳
  E82A:㧐 E82B:龶 E82C:龷 E82D:㭎 E82E:㱮 E82F:㳠 E831:𡗗 E832:龸 E834:䁖 E835:䅟 E837:䌷 E83B:𢦏 E83C:䎱 E83D:䎬 E83F:䏝
  E840:䓖 E841:䙡 E842:䙌 E843:龹 E844:䜣 E845:䜩 E846:䝼 E847:䞍 E849:䥇 E84A:䥺 E84B:䥽 E84C:䦂 E84D:䦃 E84E:䦅 E84F:䦆
  E850:䦟 E851:䦛 E852:䦷 E853:䦶 E854:龺 E855:𤇾 E856:䲣 E857:䲟 E858:䲠 E859:䲡 E85A:䱷 E85B:䲢 E85C:䴓 E85D:䴔 E85E:䴕
  E85F:䴖 E860:䴗 E861:䴘 E862:䴙 E863:䶮 E864:龻
`;

const ENCODED_BY_PRIVATE = new Map(
  PRIVATE_HAN.trim().split(/\s+/).map((pair): [string, string] => [String.fromCodePoint(Number.parseInt(pair, 16)), pair.slice(5)]),
);

/** The text with old private-use Han characters replaced by the characters Unicode has for them (自造区汉字归正); other private characters stay, to be refused. */
export function withEncodedHan(text: string): string {
  return text.replaceAll(/[\uE815-\uE864]/g, (c) => ENCODED_BY_PRIVATE.get(c) ?? c);
}
