import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { withRaw } from '@/lib/db/raw';
import { databasePath } from '@/lib/db/sqlite/durable';
import { readFlaskFile } from '@/scripts/import-flask/flask-file';
import { tryLogIn } from '@/tests/support/accounts';
import { runCommand } from '@/tests/support/command';
import { engine, ownerUrl } from '@/tests/support/database';
import { newFileUrl, newFolder } from '@/tests/support/folders';
import { changeFlask, newFlask, sampleFlaskData } from '@/tests/support/flask';
import { contents } from '@/tests/support/raw';
import { tamperings } from '@/tests/support/tamperings';

const run = (...parameters: string[]) => runCommand(ownerUrl, 'import-flask', ...parameters);

describe('npm run import:flask', () => {
  test('a dry run prints the same counts, and a second run changes nothing', async () => {
    const { name, ...rows } = sampleFlaskData();
    const file = newFlask(rows);
    const before = await withRaw(ownerUrl, 'read', contents);
    const tried = await run(file, '--dry-run');
    expect(tried.output).toContain(
      'To be taken over: 3 users, 5 orders, 7 log entries. 1 order cannot be taken over. Nothing was written.',
    );
    expect(tried.code).toBe(0);
    expect(await withRaw(ownerUrl, 'read', contents)).toEqual(before);

    const first = await run(file, '--time-zone=Europe/Warsaw');
    expect(first.output).toContain(
      'Taken over: 3 users, 5 orders, 7 log entries. 1 order cannot be taken over; see the receipt of each import.',
    );
    expect(first.output).toContain('Not taken over: order A-3. num_items: ');
    expect(first.output).toContain('1 log entry has no valid time');
    expect(first.code).toBe(0);
    expect(reasons(first.output)).toEqual(reasons(tried.output));
    expect(await tryLogIn(name, 'ann 1')).not.toBeNull();
    expect(await tamperings()).toEqual([]);

    const after = await withRaw(ownerUrl, 'read', contents);
    const second = await run(file);
    expect(second.output).toContain('Nothing changed: everything was taken over before.');
    expect(reasons(second.output)).toEqual(reasons(first.output));
    expect(second.code).toBe(0);
    expect(await withRaw(ownerUrl, 'read', contents)).toEqual(after);
  });

  test('prints its usage, and rejects unknown time zones', async () => {
    expect(await run()).toEqual({
      code: 1,
      output:
        'Usage: npm run import:flask -- OMS.db [--dry-run] [--time-zone=Europe/Warsaw], where OMS.db is the database of the Flask application.\n',
    });
    expect(await run('OMS.db', '--time-zone=Mars/Olympus')).toEqual({
      code: 1,
      output: 'There is no time zone Mars/Olympus: name one, as in --time-zone=Europe/Warsaw.\n',
    });
  });

  test('a dry run creates no database', async () => {
    const url = newFileUrl();
    const { code } = await runCommand(
      url,
      'import-flask',
      newFlask(sampleFlaskData()),
      '--dry-run',
    );
    expect(code).toBe(0);
    expect(existsSync(databasePath(url))).toBe(false);
  });
});

function reasons(output: string): string[] {
  return output.split('\n').filter((line) => line.includes('Not taken over'));
}

describe('a file is rejected', () => {
  const expectRejected = (file: string, sentence: string) =>
    expect(readFlaskFile(file, ownerUrl)).rejects.toThrow(sentence);

  test('that does not exist, and is not created', async () => {
    const file = path.join(newFolder(), 'OMS.db');
    await expectRejected(
      file,
      `The file ${file} does not exist: name the database of the Flask application.`,
    );
    expect(existsSync(file)).toBe(false);
    await expectRejected(path.dirname(file), 'does not exist');
  });

  test('that is not a SQLite database', async () => {
    const file = path.join(newFolder(), 'OMS.db');
    for (const content of ['', 'order_id,num_items\n10248,27\n']) {
      writeFileSync(file, content);
      await expectRejected(file, `The file ${file} is not a SQLite database: name another file.`);
    }
  });

  test('that is damaged', async () => {
    const file = path.join(newFolder(), 'OMS.db');
    writeFileSync(file, `SQLite format 3\0${'x'.repeat(8_192)}`);
    await expectRejected(file, `The file ${file} is `);
  });

  test('that lacks tables of the Flask application', async () => {
    const file = newFlask({});
    changeFlask(file, 'ALTER TABLE log RENAME COLUMN action TO deed');
    await expectRejected(
      file,
      `The file ${file} is not from the Flask application: it has no "action" in "log". Name another file.`,
    );
    changeFlask(file, 'DROP TABLE log');
    await expectRejected(file, 'it has no table "log"');
  });

  test.runIf(engine === 'sqlite')('that is our own database', async () => {
    const file = databasePath(ownerUrl);
    await expectRejected(file, `The file ${file} is the database of this application`);
  });
});

test('a file in use is read as a consistent snapshot', async () => {
  const file = newFlask(sampleFlaskData());
  await withRaw(`file:${file}`, 'write', async (raw) => {
    await raw.execute(`INSERT INTO user VALUES (50, 'late', NULL); BEGIN; DELETE FROM log`);
    const { users, entries } = await readFlaskFile(file, ownerUrl);
    expect(users.map(({ id }) => id)).toEqual(['1', '2', '3', '50']);
    expect(entries).toHaveLength(7);
    await raw.execute('ROLLBACK');
  });
});
