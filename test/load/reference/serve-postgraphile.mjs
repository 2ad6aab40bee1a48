// The reference of the member list: PostGraphile on the product's own tables, signed in as the product's own role, its
// transactions bound to one organization, policies on. It tells its port on standard output. Run by the bench.
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { TYPES } from 'postgraphile/@dataplan/pg';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { sql } from 'postgraphile/pg-sql2';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { addPgTableOrderBy } from 'postgraphile/utils';

const { REFERENCE_DATABASE, REFERENCE_ORGANIZATION } = process.env;

/** The product's own order of names, which an index serves: without it the reference would sort every member each time. */
const byName = addPgTableOrderBy({ schemaName: 'public', tableName: 'member' }, () => ({
  BY_NAME: {
    extensions: {
      grafast: {
        apply(members) {
          for (const column of ['last_name', 'first_name']) {
            const fragment = sql`${members.alias}.${sql.identifier(column)} collate names`;
            members.orderBy({ fragment, codec: TYPES.text, direction: 'ASC' });
          }
          members.orderBy({ attribute: 'id', direction: 'ASC' });
        },
      },
    },
  },
}));

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [byName],
  // It hides what only a partial index serves, which is how the product keeps its living rows apart.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  pgServices: [makePgService({ connectionString: REFERENCE_DATABASE, schemas: ['public'] })],
  grafast: { context: () => ({ pgSettings: { 'app.organization_id': REFERENCE_ORGANIZATION } }) },
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
});
const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`));
process.on('SIGTERM', () => process.exit(0));
