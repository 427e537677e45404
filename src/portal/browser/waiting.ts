/** For pages that wait for something: a payment, a copy of one's data, a site that is too busy for now. */
import { runPolls } from './polls.ts';
import { runRetry } from './retry.ts';

runPolls();
runRetry();
