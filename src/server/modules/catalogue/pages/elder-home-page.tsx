import type { JSX } from 'preact';
import type { Lang } from '#contracts/refusals.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Tiles } from '#portal/parts/home.tsx';
import { paths } from '#portal/paths.ts';

const zh = {
  title: '您要办什么？',
  register: '第一次来：注册帐号', signIn: '登录', applications: '我的报考', tickets: '打印准考证', scores: '查成绩', certificates: '查证书', exams: '看考试和报名时间', help: '不会办？常见问题',
  phone: (number: string) => `也可以打电话：${number}`,
};

const words: Record<Lang, typeof zh> = {
  zh,
  en: {
    title: 'What would you like to do?',
    register: 'New here: create an account', signIn: 'Sign in', applications: 'My applications', tickets: 'Print the admission ticket', scores: 'See your scores', certificates: 'Check a certificate', exams: 'Exams and their dates', help: 'Questions and answers',
    phone: (number) => `You can also ring ${number}`,
  },
};

/** 适老版首页: the few main acts, one below the other, and the telephone (互联网网站适老化通用设计规范). */
export function ElderHomePage({ page }: { page: PageContext }): JSX.Element {
  const w = words[page.lang];
  const own = page.user === null ? [{ title: w.register, href: paths.register }, { title: w.signIn, href: paths.signIn }] : [{ title: w.applications, href: paths.applications }];
  const phone = page.supportPhone ?? page.site?.technicalPhone;
  return (
    <Page page={page} title={w.title} trail={[]} sheet="home.css">
      <Tiles tiles={[
        ...own, { title: w.tickets, href: '/tickets' }, { title: w.scores, href: '/scores' }, { title: w.certificates, href: '/certificates' },
        { title: w.exams, href: paths.exams }, { title: w.help, href: '/questions' },
      ]} />
      {phone === undefined || phone === '' ? null : <p>{w.phone(phone)}</p>}
    </Page>
  );
}
