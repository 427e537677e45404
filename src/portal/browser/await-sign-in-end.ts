import { serverNow } from './server-time.ts';

const BEFORE = 15 * 60_000;
const EVERY = 20_000;

/** For pages of somebody signed in. */
awaitSignInEnd();

/** Loads what warns of the end of a sign-in (islands/sign-in-ends.ts) a quarter of an hour before it: most pages are left long before. Without a network it is asked for again until it has come. */
function awaitSignInEnd(): void {
  const box = document.getElementById('sign-in-ends');
  const script = box?.dataset.script;
  if (box === null || script === undefined) return;
  const end = Number(box.dataset.until);
  let tries = 0;
  let loading = false;

  const look = () => {
    if (loading || end - serverNow() > BEFORE) return;
    loading = true;
    // a browser may remember that an address could not be loaded
    const address = tries === 0 ? script : `${script}?${String(tries)}`;
    tries += 1;
    void import(address).then(() => { clearInterval(timer); document.removeEventListener('visibilitychange', look); }, () => { loading = false; });
  };
  const timer = setInterval(look, EVERY);
  document.addEventListener('visibilitychange', look);
  look();
}
