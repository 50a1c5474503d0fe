import 'server-only';
import { hash } from 'node:crypto';
import pg from 'pg';
import type { Row } from '@/lib/db/engine';
import { boundedCache, logStatement, type Statements } from '@/lib/db/statements';

const { builtins, getTypeParser } = pg.types;

/** More texts than this are rare, and parsed each time: the server keeps named ones until the connection ends. */
const MOST_NAMED = 300;

let named = 0;

const nameOf = boundedCache<string | undefined>(2 * MOST_NAMED);

export function postgresqlStatements(client: Pick<pg.ClientBase, 'query'>): Statements {
  const log = logStatement();
  const query: (query: { text: string; values: unknown[] }) => Promise<pg.QueryResult<Row>> = ({
    text,
    values,
  }) => {
    log(text);
    const name = nameOf(text, () =>
      named++ < MOST_NAMED ? `s_${hash('sha256', text, 'hex').slice(0, 32)}` : undefined,
    );
    return client.query({ ...(name && { name }), text, values: values.map(sentValue), types });
  };
  return {
    rows: async (given) => (await query(given)).rows,
    one: async (given) => (await query(given)).rows[0],
    run: async (given) => (await query(given)).rowCount ?? 0,
  };
}

/** The driver would send dates in the local time zone. */
function sentValue(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}

/** The driver would read times as local ones, and counts as text. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (type: number, format?: string) => {
    if (type === builtins.TIMESTAMP)
      return (text: string) => new Date(`${text.replace(' ', 'T')}Z`);
    if (type === builtins.INT8) return Number;
    return getTypeParser(type, format as 'text') as unknown;
  },
};
