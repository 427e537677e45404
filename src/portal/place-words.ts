import { beijingTime } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { PlaceTold } from '#contracts/rush.ts';

const WORDS = {
  zh: {
    drawing: '开网首分钟内到达的人随机排位，先到不占先，不必反复刷新。', drawUntil: (at: string) => `排位将于 ${at} 全部确定，届时显示您前面的人数；已轮到的会直接进入。`,
    counting: '已为您取号，正在计算您前面的人数。', ahead: (n: string) => `您前面约有 ${n} 人`, first: '马上轮到您',
    seconds: '预计不到 1 分钟', minutes: (n: number) => `预计约 ${String(n)} 分钟`, hours: (h: string) => `预计约 ${h} 小时`,
    slower: '系统放慢了放行速度，以保证已进入的人能顺利填报，所以预计时间变长了；您的位置没有变。',
    due: '轮到您了，正在进入。', missed: '您的号已过号超过 10 分钟，已为您重新取号。', used: '这个号已在另一浏览器或另一帐号使用。一个号只能由一个浏览器、一个帐号使用，已为您重新取号。', open: '现在不用排队，正在进入。',
  },
  en: {
    drawing: 'Everybody who comes within the first minute of the opening gets a random place: coming earlier or reloading gives no advantage.', drawUntil: (at: string) => `All places are drawn by ${at}; then you see how many are ahead of you. If your turn comes sooner you are let in.`,
    counting: 'You have a place; the people ahead of you are being counted.', ahead: (n: string) => `About ${n} people are ahead of you`, first: 'You are next',
    seconds: 'About less than a minute', minutes: (n: number) => `About ${String(n)} minute${n === 1 ? '' : 's'}`, hours: (h: string) => `About ${h} hours`,
    slower: 'Fewer people are let in for now so that those inside can finish, so the wait is longer than we said; your place is the same.',
    due: 'It is your turn; opening the page.', missed: 'Your turn passed more than ten minutes ago; you have a new place.', used: 'This place was used in another browser or by another account. One place admits one browser and one account; you have a new place.', open: 'Nobody is waiting; opening the page.',
  },
} as const;

/** What a place means in words: the state, how many are ahead, how long it takes, and why that is worse than before. */
export type PlaceWords = { main: string; time: string; why: string };

/** The words of a place, the same drawn by the server and kept current by the browser. */
export function placeWords(lang: Lang, { state, ahead, seconds, worse, drawUntil }: PlaceTold): PlaceWords {
  const w = WORDS[lang];
  const why = worse === 'slower' ? w.slower : '';
  if (state === 'drawing') return { main: w.drawing, time: drawUntil === null ? '' : w.drawUntil(beijingTime(drawUntil)), why };
  if (state === 'due' || state === 'open') return { main: w[state], time: '', why };
  if (ahead === null) return { main: w.counting, time: '', why: state === 'waiting' ? why : w[state] };
  const main = ahead < 1 ? w.first : w.ahead(roughly(ahead).toLocaleString(lang === 'zh' ? 'zh-CN' : 'en-GB'));
  return { main, time: seconds === null ? '' : lasting(w, seconds), why: state === 'waiting' ? why : w[state] };
}

/** Two figures are all such a count is worth. */
export function roughly(people: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, people))) - 1);
  return Math.ceil(people / step) * step;
}

function lasting(w: (typeof WORDS)[Lang], seconds: number): string {
  if (seconds < 60) return w.seconds;
  const minutes = Math.ceil(seconds / 60);
  return minutes <= 90 ? w.minutes(minutes > 10 ? Math.ceil(minutes / 5) * 5 : minutes) : w.hours((Math.ceil(minutes / 30) / 2).toFixed(1));
}
