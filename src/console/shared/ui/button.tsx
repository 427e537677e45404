import type { ButtonHTMLAttributes, JSX } from 'react';

const LOOKS = {
  main: 'bg-blue text-paper border-blue hover:bg-blue-deep',
  plain: 'bg-paper text-blue border-line hover:bg-wash',
  danger: 'bg-danger text-paper border-danger',
  quiet: 'bg-transparent text-blue border-transparent hover:bg-wash',
} as const;

type Props = ButtonHTMLAttributes<HTMLButtonElement> & { look?: keyof typeof LOOKS; small?: boolean };

/** A button; the disabled one says why beside it, never only by its colour. */
export function Button({ look = 'plain', small = false, className = '', type = 'button', ...rest }: Props): JSX.Element {
  const size = small ? 'min-h-8 px-2.5 text-sm' : 'min-h-11 px-4';
  return <button type={type} className={`${size} ${LOOKS[look]} inline-flex items-center justify-center gap-1.5 rounded-md border font-semibold max-w-full sm:whitespace-nowrap disabled:border-disabled disabled:bg-disabled disabled:text-disabled-ink disabled:cursor-not-allowed ${className}`} {...rest} />;
}
