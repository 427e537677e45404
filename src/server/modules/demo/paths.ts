/** The pages of the 演示助手. */
export const demoPaths = { messages: '/demo/messages', clock: '/demo/clock', outside: '/demo/outside', people: '/demo/people' } as const;

/** A page of the 演示助手 that leads back to where the visitor was; from one such page to another the way back stays the same. */
export function withBack(path: string, from: string): string {
  const back = from.startsWith('/demo/') ? new URLSearchParams(from.split('?')[1]).get('back') : from;
  return back === null || back === '/' || !isOwnAddress(back) ? path : `${path}${path.includes('?') ? '&' : '?'}back=${encodeURIComponent(back)}`;
}

/** Where “返回” leads: an address of this site and nothing else. */
export function backOf(path: string): string {
  const back = new URLSearchParams(path.split('?')[1]).get('back');
  return back !== null && isOwnAddress(back) ? back : '/';
}

function isOwnAddress(address: string): boolean {
  return /^\/(?![/\\])/.test(address) && !/[\\\s]/.test(address);
}
