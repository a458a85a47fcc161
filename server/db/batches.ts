import type { Database, Tx } from './database'

/**
 * Repeats `work`, each time in a transaction of its own so that nobody waits long for a lock, until it finds less than
 * a full batch to do. `work` takes at most `size` rows and answers how many it took.
 */
export async function inBatches(
  database: Database,
  size: number,
  work: (tx: Tx, size: number) => Promise<number>,
): Promise<void> {
  while ((await database.transaction((tx) => work(tx, size))) === size);
}
