import { describe, expect, test } from 'vitest';
import { parseEnvironment } from '@/lib/env';

const given = {
  AUTH_SECRET: 'a'.repeat(32),
  AUTH_URL: 'https://orders.example.com',
  OIDC_ISSUER: 'https://id.example.com/realms/parcels',
  OIDC_CLIENT_ID: 'order-desk',
  OIDC_CLIENT_SECRET: 'only-for-tests',
};

describe('the settings of single sign-on', () => {
  test('are read together', () => {
    expect(parseEnvironment(given)).toMatchObject({ ...given, OIDC_NAME: 'single sign-on' });
    expect(parseEnvironment({ ...given, OIDC_NAME: 'Parcel ID' })).toMatchObject({
      OIDC_NAME: 'Parcel ID',
    });
  });

  test.each(['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'AUTH_URL'])(
    'are refused without %s, which the message names',
    (name) => {
      expect(() => parseEnvironment({ ...given, [name]: '' })).toThrow(
        new Error(
          `${name} is missing: set it in .env or in the environment (.env.example describes it).`,
        ),
      );
    },
  );

  test.each([
    'id.example.com',
    'http://id.example.com',
    'ftp://id.example.com',
    'https://id.example.com/?tenant=1',
    'https://id.example.com/#here',
    'https://me@id.example.com',
  ])('refuse %s as an issuer', (OIDC_ISSUER) => {
    expect(() => parseEnvironment({ ...given, OIDC_ISSUER })).toThrow(
      /^OIDC_ISSUER is wrong: .+\.$/,
    );
  });

  test.each(['http://localhost:8080', 'http://127.0.0.1:8080/id', 'http://[::1]:8080'])(
    'accept %s, which stays on this machine',
    (OIDC_ISSUER) => {
      expect(parseEnvironment({ ...given, OIDC_ISSUER })).toMatchObject({ OIDC_ISSUER });
    },
  );
});
