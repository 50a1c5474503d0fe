import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { verifyDatabase } from '@/lib/audit-log/integrity/verify';
import { openRaw } from '@/lib/db/raw';
import { runCommand } from '@/tests/support/command';
import { engine, ownerUrl } from '@/tests/support/database';
import { newFolder } from '@/tests/support/folders';

// The command creates its own database, whatever the engine of the test.
test.runIf(engine === 'sqlite')(
  'npm run bench measures the chosen suite, writes the results, and resets its orders',
  async () => {
    const folder = newFolder();
    const file = path.join(folder, 'results.json');
    const options = ['--suite', 'write', '--engine', 'sqlite', '--orders', '60', '--requests', '1'];
    const { code, output } = await runCommand(
      ownerUrl,
      'bench',
      ...options,
      ...['--json', file, '--keep', folder],
    );
    expect(output).toContain('### write, sqlite');
    expect(code).toBe(0);

    const results = JSON.parse(readFileSync(file, 'utf8')) as object[];
    const names = ['create', 'edit', 'deliver'];
    const clients = ['1 client', '20 clients'];
    expect(results).toEqual(
      clients.flatMap((many) =>
        names.map((name) => ({
          suite: 'write',
          engine: 'sqlite',
          orders: 60,
          name: `${name}, ${many}`,
          p50_ms: expect.any(Number),
          p95_ms: expect.any(Number),
          cpu_ms: expect.any(Number),
          per_second: expect.any(Number),
          ratio: 1,
          bare_per_second: expect.any(Number),
          of_bare: expect.any(Number),
          bare_cpu_ms: expect.any(Number),
          cpu_of_bare: expect.any(Number),
        })),
      ),
    );

    const raw = await openRaw(`file:${path.join(folder, 'bench.db')}`, 'read');
    const { tamperings, orders, workspaces } = await verifyDatabase(raw);
    await raw.close();
    expect({ tamperings, orders, workspaces }).toEqual({
      tamperings: [],
      orders: 60,
      workspaces: 2,
    });
  },
);
