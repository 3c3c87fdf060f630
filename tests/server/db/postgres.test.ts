// The stores on a real PostgreSQL.
import { freshDatabase } from '../../support/servers.ts';
import { storeContract } from './contract.ts';

storeContract('PostgreSQL', async () => {
  const database = await freshDatabase();
  return { where: { url: database.url }, remove: () => database.drop() };
});
