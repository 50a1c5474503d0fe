import { describe, expect, test } from 'vitest';
import { addressOf } from '@/lib/http/client-address';

const remote = '10.0.0.7';

describe('the client address', () => {
  test.each([
    ['without proxies it is the socket’s, whatever is claimed', 0, '203.0.113.9', remote],
    ['with one proxy the last entry counts', 1, '198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['with two the one before', 2, '192.0.2.1, 198.51.100.1, 203.0.113.9', '198.51.100.1'],
    ['entries before that are claims', 1, '127.0.0.1,203.0.113.9', '203.0.113.9'],
    ['too few entries tell nothing', 2, '203.0.113.9', undefined],
    ['nor does one that is no address', 1, '203.0.113.9, unknown', undefined],
    ['nor an empty one', 1, '', undefined],
    ['a port behind it does not count', 1, '203.0.113.9:51234', '203.0.113.9'],
    ['nor behind one in brackets', 1, '[2001:db8:12:34::1]:443', '2001:db8:12:34::/64'],
    ['nor the brackets alone', 1, '[2001:db8:12:34::1]', '2001:db8:12:34::/64'],
    ['what only looks like one tells nothing', 1, '203.0.113.9:http', undefined],
    ['nor one with a name', 1, 'evil.example', undefined],
    ['nor one that says more', 1, '203.0.113.9 OR 1=1', undefined],
  ])('%s', (_, proxies, forwarded, address) => {
    expect(addressOf({ remote, forwarded, proxies })).toBe(address);
  });

  test('behind proxies, a request without the header came from the socket', () => {
    expect(addressOf({ remote, forwarded: undefined, proxies: 1 })).toBe(remote);
    expect(addressOf({ remote: undefined, forwarded: undefined, proxies: 0 })).toBeUndefined();
  });

  test.each([
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['::FFFF:cb00:7109', '203.0.113.9'],
    ['2001:db8:12:34:56:78:9a:bc', '2001:db8:12:34::/64'],
    ['2001:0DB8:0012:0034::1', '2001:db8:12:34::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '::1'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
  ])('%s counts as %s', (written, address) => {
    expect(addressOf({ remote: written, forwarded: undefined, proxies: 0 })).toBe(address);
  });
});
