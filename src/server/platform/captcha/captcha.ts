/** A challenge as the page shows it: a proof of work the browser solves, or the manual's numeric picture (验证码). */
export type CaptchaChallenge = { form: 'altcha'; payload: unknown } | { form: 'picture'; id: string };

/** The one port for telling people from floods (D-18, R-X-01); an answer is good once. */
export type Captcha = {
  form: 'altcha' | 'picture';
  challenge(): Promise<CaptchaChallenge>;
  /** True once for a right, fresh answer; false for wrong, stale or used ones. */
  check(answer: string): Promise<boolean>;
};
