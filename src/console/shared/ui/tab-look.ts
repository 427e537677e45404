const LOOK = 'inline-flex min-h-11 items-center rounded-md border px-4 no-underline';

/** How the links between the screens of one feature look (标签页): the one that is open, and the others. */
export const TAB = { activeProps: { className: `${LOOK} border-blue bg-blue text-paper` }, inactiveProps: { className: `${LOOK} border-line bg-paper text-ink hover:bg-wash` } };
