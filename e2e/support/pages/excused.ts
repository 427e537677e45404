/** Pages that the walk does not reach, each with the reason and who looks at it instead. */
export const EXCUSED: Readonly<Record<string, string>> = {
  '/my': 'only leads on',
  '/my/orders/:orderNumber/return': 'only leads on, from the bank',
};
