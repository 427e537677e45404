import { lookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import { BlockList, isIP, isIPv6 } from 'node:net';
import type { LookupFunction } from 'node:net';

/** Networks nobody outside has: our own, our neighbours', and those that mean something special (RFC 6890). */
const NOT_PUBLIC = new BlockList();
for (const [net, bits] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4]] as const) NOT_PUBLIC.addSubnet(net, bits, 'ipv4');
// of IPv6 only what is given out to the public is let through; it holds no translated or embedded IPv4
const PUBLIC_V6 = new BlockList();
PUBLIC_V6.addSubnet('2000::', 3, 'ipv6');
const NOT_PUBLIC_V6 = new BlockList();
for (const [net, bits] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) NOT_PUBLIC_V6.addSubnet(net, bits, 'ipv6');

/** True for an address out in the world: a message must not be led into our own network (SSRF). */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  return isIPv6(address) ? PUBLIC_V6.check(address, 'ipv6') && !NOT_PUBLIC_V6.check(address, 'ipv6') : !NOT_PUBLIC.check(address, 'ipv4');
}

type AskNames = (host: string, options: LookupAllOptions, callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void) => void;

/** Looks a host up, once, and gives the connection the very addresses that were checked; one that is not public ends it, whatever others the name has. */
export function publicLookupBy(ask: AskNames): LookupFunction {
  return (host, options, callback) => {
    ask(host, { ...options, all: true }, (error, addresses) => {
      if (error) { callback(error, ''); return; }
      const refused = addresses.find((a) => !isPublicAddress(a.address));
      const [first] = addresses;
      if (refused || !first) { callback(Object.assign(new Error('the host is not in a public network'), { code: 'ENOTPUBLIC' }), ''); return; }
      if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

/** The same by the names this machine knows. */
export const publicLookup: LookupFunction = publicLookupBy(lookup);

/** True for an address messages may go to: https, a host in the world, no user name and no password in it. */
export function isPublicUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return false;
  return isIP(host) === 0 ? host.includes('.') && !/(^|\.)(localhost|local|internal|lan|home|arpa)\.?$/.test(host) : isPublicAddress(host);
}
