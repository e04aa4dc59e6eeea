import type { Knex } from 'knex';
import { isPostgres } from './dialect-of.ts';

/**
 * Makes the database itself refuse to change or delete rows of a table, or to insert out of turn: `seq` counts
 * 1, 2, 3 … within each value of `chainColumn`. The insert trigger is what stops INSERT OR REPLACE.
 */
export async function makeAppendOnly(knex: Knex, table: string, chainColumn: string): Promise<void> {
  if (isPostgres(knex)) await onPostgres(knex, table, chainColumn);
  else await onSqlite(knex, table, chainColumn);
}

export async function dropAppendOnly(knex: Knex, table: string): Promise<void> {
  if (isPostgres(knex)) {
    await knex.raw('drop function ?? cascade', [`${table}_append_only`]);
    return;
  }
  for (const event of ['update', 'delete', 'insert'])
    await knex.raw('drop trigger ??', [`${table}_no_${event}`]);
}

async function onSqlite(knex: Knex, table: string, chainColumn: string): Promise<void> {
  for (const event of ['update', 'delete']) {
    await knex.raw(
      `create trigger ?? before ${event} on ?? begin select raise(abort, 'append-only table'); end`,
      [`${table}_no_${event}`, table],
    );
  }
  await knex.raw(
    `create trigger ?? before insert on ??
     when new.seq <> coalesce((select max(seq) from ?? where ?? = new.??), 0) + 1
     begin select raise(abort, 'append-only table: seq out of turn'); end`,
    [`${table}_no_insert`, table, table, chainColumn, chainColumn],
  );
}

async function onPostgres(knex: Knex, table: string, chainColumn: string): Promise<void> {
  const name = `${table}_append_only`;
  await knex.raw(
    `create function ??() returns trigger language plpgsql as $body$
     begin
       if tg_op <> 'INSERT' then
         raise exception 'append-only table';
       end if;
       if new.seq <> coalesce((select max(seq) from ?? where ?? = new.??), 0) + 1 then
         raise exception 'append-only table: seq out of turn';
       end if;
       return new;
     end $body$`,
    [name, table, chainColumn, chainColumn],
  );
  await knex.raw(
    'create trigger ?? before insert or update or delete on ?? for each row execute function ??()',
    [name, table, name],
  );
  await knex.raw('create trigger ?? before truncate on ?? for each statement execute function ??()', [
    `${name}_truncate`,
    table,
    name,
  ]);
}
