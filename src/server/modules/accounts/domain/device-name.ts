import type { Lang } from '#contracts/refusals.ts';

const BROWSERS: readonly [RegExp, string][] = [
  [/MicroMessenger/i, 'WeChat'], [/QQBrowser/i, 'QQ'], [/\b(?:360SE|360EE|QihooBrowser)/i, '360'], [/UCBrowser|UBrowser/i, 'UC'], [/HuaweiBrowser/i, 'Huawei'], [/MiuiBrowser/i, 'MIUI'],
  [/Edg(?:e|A|iOS)?\//, 'Edge'], [/Firefox|FxiOS/, 'Firefox'], [/OPR\//, 'Opera'], [/Chrome|CriOS/, 'Chrome'], [/Safari/, 'Safari'], [/Trident|MSIE/, 'Internet Explorer'],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/i, 'HarmonyOS'], [/Android/, 'Android'], [/iPhone|iPad|iPod/, 'iOS'], [/Windows/, 'Windows'], [/Mac OS X|Macintosh/, 'macOS'], [/Kylin|UOS|Linux/, 'Linux'],
];

/** A device as its owner would name it, from the browser's own words (登录设备). */
export function deviceName(userAgent: string, lang: Lang): string {
  const browser = BROWSERS.find(([sign]) => sign.test(userAgent))?.[1];
  const system = SYSTEMS.find(([sign]) => sign.test(userAgent))?.[1];
  const unknown = lang === 'zh' ? '未知设备' : 'Unknown device';
  return [system, browser].filter(Boolean).join(' · ') || unknown;
}
