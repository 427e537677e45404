import type { JSX, ReactNode } from 'react';

const LOOKS = { info: 'border-blue bg-wash', success: 'border-success bg-success-wash', warning: 'border-warning bg-warning-wash', danger: 'border-danger bg-danger-wash' } as const;

/** A message that stands on the page; `live` ones are read out when they appear. */
export function Notice({ tone = 'info', live, children }: { tone?: keyof typeof LOOKS; live?: 'status' | 'alert'; children: ReactNode }): JSX.Element {
  return <div role={live} className={`rounded-md border-l-4 px-4 py-3 ${LOOKS[tone]}`}>{children}</div>;
}
