import { existsSync } from 'node:fs';
import { z } from 'zod';

/** Written into the application when it is built: see next.config.ts. */
export const BUILD_ID = process.env.BUILD_ID;

const SINGLE_SIGN_ON = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

const PASSWORD_COST = 12;

const variables = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a whole number from 1 to 65535')
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, 'must be a whole number from 1 to 65535')
    .default(3000),
  WORKERS: z
    .string()
    .regex(/^(?:[1-9]|[1-5]\d|6[0-4])$/, 'must be a whole number from 1 to 64')
    .transform(Number)
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.|postgres(ql)?:\/\/.)/, {
      error: 'must start with "file:" or "postgresql://", as in file:./data/oms.db',
      abort: true,
    })
    .refine(
      (url) => url.startsWith('file:') || URL.canParse(url),
      'must be an address, in which special characters of the password are written like %2F',
    )
    .default('file:./data/oms.db'),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters'),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
    .string()
    .refine(isAesKey, 'must be 32 bytes in base64, as openssl rand -base64 32 makes them')
    .optional(),
  CHECKPOINT_KEY_FILE: z.string().default('./data/checkpoint-key.pem'),
  AUTH_URL: z.url('must be an address such as https://orders.example.com').optional(),
  TRUSTED_PROXIES: z
    .string()
    .regex(/^(?:\d|10)$/, 'must be a whole number from 0 to 10')
    .transform(Number)
    .default(0),
  SIGNUP: z.enum(['open', 'closed'], 'must be "open" or "closed"').default('open'),
  OIDC_ISSUER: z
    .string()
    .refine(
      isIssuer,
      'must be an address such as https://accounts.example.com, over TLS unless on this machine',
    )
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(40, 'can have at most 40 characters').default('single sign-on'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error')
    .default('info'),
  PASSWORD_COST: z
    .string()
    .regex(/^(?:[4-9]|1[0-2])$/, 'must be a whole number from 4 to 12')
    .transform(Number)
    .default(PASSWORD_COST),
  NODE_ENV: z.string().optional(),
});

const environmentSchema = variables.superRefine((values, context) => {
  if (values.PASSWORD_COST < PASSWORD_COST && values.NODE_ENV !== 'test') {
    const message = 'can be lowered only in tests: remove it';
    context.addIssue({ code: 'custom', path: ['PASSWORD_COST'], message });
  }
  if (!SINGLE_SIGN_ON.some((name) => values[name])) return;
  for (const name of [...SINGLE_SIGN_ON, 'AUTH_URL'] as const) {
    if (values[name]) continue;
    const message = 'is needed for single sign-on';
    context.addIssue({ code: 'custom', path: [name], message });
  }
});

export type Environment = z.infer<typeof environmentSchema>;

let cached: Environment | undefined;

/** Throws an Error with one sentence per invalid variable. */
export function env(): Environment {
  return (cached ??= parseEnvironment(readEnvironment()));
}

export function parseEnvironment(raw: Record<string, string | undefined>): Environment {
  const values = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(values);
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map(({ path: [name], message }) =>
    values[String(name)] === undefined
      ? `${String(name)} is missing: set it in .env or in the environment (.env.example describes it).`
      : `${String(name)} is wrong: it ${message}.`,
  );
  throw new Error(sentences.join('\n'));
}

/** For a child process: everything this process has, including secrets. */
export function childEnvironment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { ...readEnvironment(), ...extra };
}

/** Next would fail on a wrong key only in the middle of a form. */
function isAesKey(key: string): boolean {
  return z.base64().safeParse(key).success && [16, 24, 32].includes(atob(key).length);
}

function isIssuer(address: string): boolean {
  const url = URL.parse(address);
  if (!url || url.search || url.hash || url.username) return false;
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere);
}

function readEnvironment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}
