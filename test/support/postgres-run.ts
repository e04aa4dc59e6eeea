import pg from 'pg';

/**
 * The databases that one run of the tests makes on a PostgreSQL server. A run is alive as long as somebody is connected
 * under its name, so what a killed one left behind is known by its name and dropped by the next.
 */
const prefix = 'dingfen_test_';

export interface PostgresRun {
  readonly id: string;
  /** Drops what is left of its databases. */
  end(): Promise<void>;
}

/** Begins a run and tidies up after dead ones. `url` names a database of a role that may create databases. */
export async function beginPostgresRun(url: string): Promise<PostgresRun> {
  const id = `${process.pid.toString(36)}${Date.now().toString(36)}`;
  const client = new pg.Client({ connectionString: url, application_name: prefix + id });
  await client.connect();
  await dropLeftOvers(client);
  return {
    id,
    end: async () => {
      for (const name of await databasesOf(client)) {
        if (runOf(name) === id) await client.query(`drop database if exists ${name} with (force)`);
      }
      await client.end();
    },
  };
}

async function dropLeftOvers(client: pg.Client): Promise<void> {
  const names = await databasesOf(client);
  const { rows } = await client.query('select application_name as name from pg_stat_activity');
  const alive = new Set(rows.map((row) => runOf(row.name)));
  for (const name of names) {
    if (!alive.has(runOf(name))) await client.query(`drop database if exists ${name} with (force)`);
  }
}

async function databasesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(
    'select datname as name from pg_database where starts_with(datname, $1) and datdba = current_user::regrole',
    [prefix],
  );
  return rows.map((row) => row.name);
}

/** `dingfen_test_RUN_NUMBER` → `RUN`. */
function runOf(name: string | null): string | undefined {
  return name?.startsWith(prefix) ? name.slice(prefix.length).split('_')[0] : undefined;
}

/** Makes databases of one run, as empty ones or as copies. */
export class PostgresDatabases {
  readonly #url: string;
  readonly #run: string;
  readonly #admin: pg.Pool;

  constructor(url: string, run: string) {
    this.#url = url;
    this.#run = run;
    this.#admin = new pg.Pool({ connectionString: url, max: 2, allowExitOnIdle: true });
  }

  /** Gives the address of a new database; `template` is that of the one to copy, which nobody may be connected to. */
  async create(template?: string): Promise<string> {
    const name = `${prefix}${this.#run}_${crypto.randomUUID().replaceAll('-', '')}`;
    await this.#admin.query(
      `create database ${name} template ${template === undefined ? 'template0' : nameOf(template)}`,
    );
    const url = new URL(this.#url);
    url.pathname = `/${name}`;
    return url.href;
  }

  async drop(url: string): Promise<void> {
    await this.#admin.query(`drop database ${nameOf(url)} with (force)`);
  }

  async close(): Promise<void> {
    await this.#admin.end();
  }
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}
