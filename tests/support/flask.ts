import { pbkdf2Sync, scryptSync } from 'node:crypto';
import path from 'node:path';
import Database from 'better-sqlite3';
import { actorOnThisMachine, type Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { withRaw } from '@/lib/db/raw';
import { planTakeOver } from '@/scripts/import-flask/plan';
import { readFlask } from '@/scripts/import-flask/read-flask';
import { takeOver, type TakeOverResult } from '@/scripts/import-flask/take-over';
import { newFolder } from './folders';

// Werkzeug's hash formats: the salt is ASCII, the key hexadecimal.

/** Werkzeug's current default settings, unless cheaper ones are given. */
export function scryptHash(
  password: string,
  { N = 32_768, r = 8, p = 1, salt = 'kZ3uB9xQ1rT7wYpL' } = {},
): string {
  const key = scryptSync(password, salt, 64, { N, r, p, maxmem: 256 * 1024 * 1024 });
  return `scrypt:${N}:${r}:${p}$${salt}$${key.toString('hex')}`;
}

/** Fewer iterations than Werkzeug's default, as the hash itself states. */
export function pbkdf2Hash(
  password: string,
  { digest = 'sha256', bytes = 32, iterations = 1_000, salt = 'Vb8cN2mK' } = {},
): string {
  const key = pbkdf2Sync(password, salt, iterations, bytes, digest);
  return `pbkdf2:${digest}:${iterations}$${salt}$${key.toString('hex')}`;
}

type Cell = string | number | null;

/** Rows of a Flask database, in the order of its columns. */
export type FlaskRows = { user?: Cell[][]; order?: Cell[][]; log?: Cell[][] };
const NAMES = ['user', 'order', 'log'] as const;

const TABLES = `
  CREATE TABLE user (
    id INTEGER NOT NULL PRIMARY KEY, username VARCHAR(80), password VARCHAR(200)
  );
  CREATE TABLE "order" (
    id INTEGER NOT NULL PRIMARY KEY, order_id VARCHAR(80), num_items INTEGER, delivery_date DATE,
    sender_name VARCHAR(120), recipient_name VARCHAR(120), recipient_address VARCHAR(200),
    status VARCHAR(20), user_id INTEGER REFERENCES user (id)
  );
  CREATE TABLE log (
    id INTEGER NOT NULL PRIMARY KEY, action VARCHAR(80), user_id INTEGER, order_id INTEGER,
    order_string_id VARCHAR(80), "timestamp" DATETIME
  );`;

/** The driver would store numbers as floats, whose text differs. */
function asStored(cell: Cell) {
  return Number.isInteger(cell) ? BigInt(cell!) : cell;
}

/** Adds rows to a Flask database, which it creates if needed. */
export function fillFlask(file: string, rows: FlaskRows): void {
  const database = new Database(file);
  // As in Python, where they are off by default.
  database.pragma('foreign_keys = OFF');
  const isNew = database.prepare('SELECT 1 FROM sqlite_master').get() === undefined;
  if (isNew) database.exec(TABLES);
  for (const table of NAMES) {
    for (const row of rows[table] ?? []) {
      const values = row.map(() => '?').join(', ');
      database.prepare(`INSERT INTO "${table}" VALUES (${values})`).run(...row.map(asStored));
    }
  }
  database.close();
}

/** A new database of the Flask application, removed when the test ends. */
export function newFlask(rows: FlaskRows): string {
  const file = path.join(newFolder(), 'OMS.db');
  fillFlask(file, rows);
  return file;
}

/** Imports everything from a Flask database, like the command; returns the outcome for each user. */
export async function takeOverAll(file: string, timeZone = 'UTC'): Promise<TakeOverResult[]> {
  const now = new Date();
  const { workspaces } = planTakeOver(await withRaw(`file:${file}`, 'read', readFlask), now);
  const taken: TakeOverResult[] = [];
  for (const workspace of workspaces) {
    taken.push(await takeOver(workspace, { fileName: 'OMS.db', timeZone, now }));
  }
  return taken;
}

/** The owner of the workspace of the user imported with this name. */
export async function ownerNamed(username: string): Promise<Actor> {
  const user = await db().user.findFirst({ where: { username } });
  if (!user) throw new Error(`no user has the name ${username}`);
  return actorOnThisMachine(user.id);
}

let desks = 0;

/**
 * Two users whose names differ only in case, one who can't log in, their orders, and a log with some references to deleted
 * rows. Each call uses another name and year.
 */
export function sampleFlaskData(): Required<FlaskRows> & { name: string; year: number } {
  const name = `ann-${++desks}`;
  const year = 2000 + desks;
  const order = (id: number, orderId: Cell, given: Record<number, Cell> = {}): Cell[] => {
    const said = ['Bloom & Barrow', 'Łucja Nowak', 'ul. Filtrowa 68, Warszawa', 'Ongoing', 1];
    const row = [id, orderId, 3, `${year}-05-03`, ...said];
    return row.map((value, column) => (column in given ? given[column]! : value));
  };
  const user = [
    [1, name, scryptHash('ann 1')],
    [2, name.toUpperCase(), pbkdf2Hash('ann 2')],
    [3, ` ${name} b `, 'sha256$salt$00'],
  ];
  const orders = [
    order(10, 'A-1'),
    order(11, 'A-2', { 3: `${year}-05-04 00:00:00.000000`, 7: 'Delivered' }),
    order(12, 'A-3', { 2: 0, 3: null }),
    order(13, 'A-1', { 8: 2 }),
    order(14, 1001, { 7: 'Pending', 8: 3 }),
    order(15, 'Z-1', { 8: 99 }),
  ];
  const log = [
    [1, 'Created', 1, 10, 'A-1', `${year}-05-01 08:00:00.000000`],
    [2, 'Marked Delivered', 1, 11, 'A-2', `${year}-05-04 10:30:00.123456`],
    [3, 'Created', 1, 11, 'A-2', `${year}-05-01 08:00:00.500000`],
    [4, 'Created', 2, 13, 'A-1', `${year}-05-01 09:00:00`],
    [5, 'Deleted', 1, 77, 'A-9', `${year}-05-05 11:00:00.000000`],
    [6, 'Edited', 98, 10, null, `${year}-05-06 12:00:00.000000`],
    [7, 'Created', 99, 15, 'Z-1', null],
  ];
  return { name, year, user, order: orders, log };
}

/** Simulates changes in the Flask application by SQL. */
export function changeFlask(file: string, sql: string): void {
  const database = new Database(file);
  database.exec(sql);
  database.close();
}
