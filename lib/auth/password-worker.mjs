import { createHash } from 'node:crypto';
import bcrypt from 'bcryptjs';

const COST = 12;

/**
 * Runs in a worker thread, because bcrypt would stall every request of the server meanwhile.
 * @param {{ task: 'hash', password: string } | { task: 'verify', password: string, hash: string }} job
 * @returns {string | boolean} the hash, or whether the password belongs to it
 */
export default function work(job) {
  const digest = digestOf(job.password);
  return job.task === 'hash' ? bcrypt.hashSync(digest, COST) : bcrypt.compareSync(digest, job.hash);
}

/**
 * bcrypt reads 72 bytes and no more; a digest makes every character of a long password count. Its prefix keeps plain
 * SHA-256 digests that leaked elsewhere from being of use here. NFKC, so that one password typed on two keyboards is one.
 * @param {string} password
 */
function digestOf(password) {
  return createHash('sha256')
    .update(`order-desk-password:${password.normalize('NFKC')}`, 'utf8')
    .digest('base64');
}
