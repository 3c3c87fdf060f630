// The least that a server can do for the same rows: Koa, pg, one statement a request, no checks. By IPC it tells its port,
// and is told what a GET answers beside the row, so that it writes as many bytes as Candor.
import { randomBytes } from 'node:crypto';
import Koa from 'koa';
import pg from 'pg';

const [, , url = ''] = process.argv;
const pool = new pg.Pool({ connectionString: url, max: 10 });
const copied = 'candidate_name, difficulty, language, settings, questions';

let view: unknown = null;
process.once('message', (told) => (view = told));

const app = new Koa();
app.use(async (ctx) => {
  const id = ctx.path.slice(1);
  if (ctx.method === 'GET') {
    const { rows } = await pool.query('select * from sessions where id = $1', [id]);
    ctx.body = { row: rows[0], view };
    return;
  }
  for await (const _ of ctx.req);
  const made = `floor_${randomBytes(12).toString('hex')}`;
  await pool.query(`insert into sessions (id, ${copied}) select $1, ${copied} from sessions where id = $2`, [
    made,
    id,
  ]);
  ctx.body = { sessionId: made };
});
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});
process.once('disconnect', () => process.exit());
