import type { Config } from '../app/config.ts';
import type { Container } from '../app/container.ts';
import { type Account, toViewer } from '../identity/account.ts';
import { withContainer } from './office.ts';
import { CommandRefused, UsageError } from './outcome.ts';

/** Hands every open case of one mediator to another, in the name of a chair or the governance office. */
export async function handover(config: Config, args: readonly string[]): Promise<void> {
  const given = flagsOf(args);
  await withContainer(config, async (container) => {
    const by = await accountOf(container, given.by);
    const fromId = await personOf(container, given.from);
    const toId = await personOf(container, given.to);
    const standing = container.areas.standingOf(by);
    const { done, left } = await container.handover.handOver(toViewer(by, standing, { via: 'session' }), {
      fromId,
      toId,
      reason: given.reason,
    });
    process.stdout.write(`${[...done, `${done.length} cases handed over`].join('\n')}\n`);
    if (left.length > 0) {
      throw new CommandRefused(
        left.map(({ code, reasons }) => `${code}: ${reasons.map((one) => one.code).join(', ')}`).join('\n'),
      );
    }
  });
}

const names = ['--by', '--from', '--to', '--reason'] as const;

function flagsOf(args: readonly string[]): { by: string; from: string; to: string; reason: string } {
  const values = new Map<string, string>();
  for (let index = 0; index < args.length; index += 2) {
    const name = names.find((one) => one === args[index]);
    const value = args[index + 1];
    if (name === undefined || value === undefined || value === '') {
      throw new UsageError('who decides, who leaves, who takes over and why are needed');
    }
    values.set(name, value);
  }
  const [by, from, to, reason] = names.map((name) => values.get(name));
  if (by === undefined || from === undefined || to === undefined || reason === undefined) {
    throw new UsageError('who decides, who leaves, who takes over and why are needed');
  }
  return { by, from, to, reason };
}

async function accountOf({ accounts }: Container, username: string): Promise<Account> {
  const account = await accounts.findByUsername(username);
  if (account === null) throw new CommandRefused(`no account ${username}`);
  return account;
}

async function personOf(container: Container, username: string): Promise<string> {
  const { personId } = await accountOf(container, username);
  if (personId === null) throw new CommandRefused(`${username} stands for nobody in office`);
  return personId;
}
