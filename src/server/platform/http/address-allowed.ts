import { BlockList, isIPv6 } from 'node:net';

/** True when an address is one of these, or lies in one of these networks (来源地址限制). An IPv4 address in IPv6 clothes is itself. */
export function addressAllowed(ip: string, allowed: readonly string[]): boolean {
  const plain = ip.startsWith('::ffff:') ? ip.slice('::ffff:'.length) : ip;
  const list = new BlockList();
  for (const one of allowed) {
    const [address = '', prefix] = one.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
}
