import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { upgrade } from '@/lib/upgrade/upgrade';
import { withRaw } from '@/lib/db/raw';

const APPLICATION = 'order_desk';
const OWNER = 'order_desk_owner';
const TEMPLATE = 'order_desk_template';

/** The URLs of one database, one per role. */
export type PostgresDatabase = {
  /** As the role of the application, which owns nothing. */
  applicationUrl: string;
  /** As the role that owns the tables and can drop their guards. */
  ownerUrl: string;
};

/** Creates the roles and a migrated, empty template on a new server, as described in docs/operations.md. */
export async function prepareServer(adminUrl: string): Promise<void> {
  await asAdmin(adminUrl, async (admin) => {
    for (const role of [APPLICATION, OWNER]) {
      await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD '${passwordOf(adminUrl)}'`);
    }
    await admin.query(`CREATE DATABASE ${TEMPLATE} OWNER ${OWNER}`);
  });
  await asAdmin(urlOf(adminUrl, { database: TEMPLATE }), async (admin) => {
    await admin.query(`ALTER SCHEMA public OWNER TO ${OWNER}`);
  });
  await withRaw(urlOf(adminUrl, { database: TEMPLATE, user: OWNER }), 'write', async (raw) => {
    await upgrade(raw);
    await raw.execute(readFileSync('prisma/postgresql-role.sql', 'utf8'));
  });
}

/**
 * Creates a migrated database without rows on a prepared server; with `empty`, without tables too. Drops an existing
 * database of the same `name`, even if there are connections to it.
 */
export async function newPostgresDatabase(
  adminUrl: string,
  { empty = false, name: database = `desk_${randomBytes(8).toString('hex')}` } = {},
): Promise<PostgresDatabase> {
  await asAdmin(adminUrl, async (admin) => {
    const from = empty ? '' : ` TEMPLATE ${TEMPLATE}`;
    await admin.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${database} OWNER ${OWNER}${from}`);
  });
  if (empty) {
    await asAdmin(urlOf(adminUrl, { database }), async (admin) => {
      await admin.query(`ALTER SCHEMA public OWNER TO ${OWNER}`);
    });
  }
  return {
    applicationUrl: urlOf(adminUrl, { database, user: APPLICATION }),
    ownerUrl: urlOf(adminUrl, { database, user: OWNER }),
  };
}

function urlOf(adminUrl: string, { database, user }: { database: string; user?: string }): string {
  const url = new URL(adminUrl);
  url.pathname = database;
  if (user) url.username = user;
  return url.href;
}

function passwordOf(adminUrl: string): string {
  return new URL(adminUrl).password;
}

async function asAdmin(url: string, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
