import { encode } from 'next-auth/jwt';
import { SESSION_COOKIE } from '@/lib/auth/session-cookie';
import { transaction } from '@/lib/db/client';
import { env } from '@/lib/env';
import { signIn } from '@/tests/support/people';
import type { Scene } from './read-as-everyone';

/** Cookies that the server never issued, by kind. */
export async function forgedCookies({
  people,
  raw,
}: Pick<Scene, 'people' | 'raw'>): Promise<Record<string, string>> {
  const { cookie, actor } = people.ours.owner;
  const { AUTH_SECRET } = env();
  const [name, value = ''] = cookie.split(/=(.*)/s) as [string, string];
  const cookieWith = async (token: object, secret = AUTH_SECRET, salt = name) =>
    `${name}=${await encode({ token, secret, salt })}`;
  const [row] = await raw.rows<{ sessionToken: string }>(
    `SELECT "sessionToken" FROM "Session" WHERE "userId" = $1 LIMIT 1`,
    [actor.userId],
  );
  const sessionToken = row!.sessionToken;
  const flipped = [...value].map((sign, at) =>
    at === value.length - 30 ? (sign === 'A' ? 'B' : 'A') : sign,
  );
  const unsigned = [{ alg: 'none' }, { sessionToken }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const { sessionId } = await signIn(actor.userId);
  const expires = new Date('2020-01-01');
  await transaction((tx) => tx.session.updateMany({ where: { id: sessionId }, data: { expires } }));
  const [expired] = await raw.rows<{ sessionToken: string }>(
    `SELECT "sessionToken" FROM "Session" WHERE "id" = $1`,
    [sessionId],
  );
  return {
    'one letter changed': `${name}=${flipped.join('')}`,
    'half a cookie': `${name}=${value.slice(0, value.length / 2)}`,
    'an empty cookie': `${name}=`,
    'a cookie without a signature': `${name}=${unsigned}.`,
    'the bare token': `${name}=${sessionToken}`,
    'another secret': await cookieWith({ sessionToken }, 'guess'.repeat(10)),
    'another salt': await cookieWith({ sessionToken }, AUTH_SECRET, `__Host-${SESSION_COOKIE}`),
    'another name': `__Host-${name}=${value}`,
    'an old name': `next-auth.session-token=${value}; __Secure-${name}=${value}`,
    'a session that has expired': await cookieWith({ sessionToken: expired!.sessionToken }),
    'the id of the session': await cookieWith({ sessionToken: actor.sessionId }),
    'the id of the user': await cookieWith({ sub: actor.userId, id: actor.userId }),
    'an object for the token': await cookieWith({ sessionToken: { contains: '' } }),
    'a pattern for the token': await cookieWith({ sessionToken: '%' }),
  };
}
