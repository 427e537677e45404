import { SelfTestFacts } from '#contracts/self-test.ts';

/** The facts of a shared link, where they can be read; for taking them over into an application (用这些填写). */
export function factsOfLink(link: string): SelfTestFacts | undefined {
  return SelfTestFacts.safeParse(Object.fromEntries(new URLSearchParams(link))).data;
}
