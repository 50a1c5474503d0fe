import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Engine } from '@/lib/db/engine';
import { childEnvironment } from '@/lib/env';
import { capture } from '@/scripts/bootstrap/child.mjs';

const PROGRAM = 'tests/faults/disk-process.ts';

/** What became of the application's changes while its disk was full; `wrong` is empty where all was well. */
export type FullDisk = {
  /** How often the disk was filled. */
  rounds: number;
  /** Changes that still found room. */
  fitted: number;
  /** Changes that were refused because the disk was full. */
  refused: number;
  /** Reads that were answered meanwhile. */
  reads: number;
  /** Refused changes that went through when they were sent again, once there was room. */
  repeated: number;
  /** How often the database server stopped by itself, because its write-ahead log found no room. */
  stops: number;
  wrong: string[];
};

/**
 * Fills a disk of its own under a database, again and again, with some random room left each time; on PostgreSQL then
 * `stops` times so that the server itself gives up.
 * Undefined where this user cannot have a disk of their own: that takes Linux, and root for PostgreSQL.
 */
export async function fullDisk(
  engine: Engine,
  { rounds, seed, stops = 0 }: { rounds: number; seed: number; stops?: number },
): Promise<FullDisk | undefined> {
  const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-disk-'));
  try {
    const enter = waysIn(engine).find((way) => canMount(way, folder));
    if (!enter) return undefined;
    const [program, ...flags] = enter;
    const node = [process.execPath, '--conditions=react-server', '--import', 'tsx', PROGRAM];
    const parameters = [...flags, ...node, engine, folder, ...[rounds, seed, stops].map(String)];
    const { code, output } = await capture(
      program!,
      parameters,
      childEnvironment({ TMPDIR: folder }),
    );
    if (code !== 0) throw new Error(`the process with the full disk failed: ${output}`);
    return JSON.parse(output) as FullDisk;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How to run a program that sees disks of its own, which are gone when it ends. PostgreSQL needs real users on them. */
function waysIn(engine: Engine): string[][] {
  const asRoot = ['unshare', '--mount'];
  return engine === 'sqlite' ? [asRoot, ['unshare', '--map-root-user', '--mount']] : [asRoot];
}

function canMount([program, ...flags]: string[], folder: string): boolean {
  return spawnSync(program!, [...flags, 'mount', '-t', 'tmpfs', 'tmpfs', folder]).status === 0;
}
