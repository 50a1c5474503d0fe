import { createHash } from 'node:crypto';
import bcrypt from 'bcryptjs';
import { parseWerkzeug, verifyWerkzeug } from './werkzeug.mjs';

/** Salt and hash of a random password: a comparison takes as long as with a real hash of the same cost. */
const NOBODY = 'cC3.Xcbk5fGcwSEM6VWGTe3o1CmXnEVsknNuk3Jd4oTZRj/11HEs.';

/**
 * Runs in a worker thread, because bcrypt would block the event loop.
 * @param {{ cost: number, password: string } & ({ task: 'hash' } | { task: 'verify', hash: string | null })} job
 *   `cost` is bcrypt's work factor, from 4 to 31
 * @returns {string | Promise<boolean>} the hash, or whether the password matches it
 */
export default function runJob(job) {
  return job.task === 'hash'
    ? bcrypt.hashSync(digestOf(job.password), job.cost)
    : verify(job.password, job.hash, job.cost);
}

/**
 * Always does the work of one bcrypt comparison, and a Werkzeug one in parallel, so that the time doesn't reveal
 * whether the user exists, nor (given a free core) whether they came from Flask.
 * @param {string} password
 * @param {string | null} hash
 * @param {number} cost
 */
async function verify(password, hash, cost) {
  const nobody = `$2b$${String(cost).padStart(2, '0')}$${NOBODY}`;
  const isOurs = hash !== null && /^\$2[ab]\$\d\d\$.{53}$/.test(hash);
  const other = hash === null || isOurs ? null : parseWerkzeug(hash);
  const otherMatches = other && verifyWerkzeug(password, other);
  const matches = bcrypt.compareSync(digestOf(password), isOurs ? hash : nobody);
  return otherMatches ? await otherMatches : isOurs && matches;
}

/**
 * bcrypt reads only 72 bytes. The prefix makes leaked plain SHA-256 digests useless. NFKC makes keyboards agree.
 * @param {string} password
 */
function digestOf(password) {
  return createHash('sha256')
    .update(`order-desk-password:${password.normalize('NFKC')}`, 'utf8')
    .digest('base64');
}
